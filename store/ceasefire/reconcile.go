package ceasefire

import "strings"

// Reconciled gives what an incident becomes once its source says something else: read is how the source had it when it was read last, mine as it stands here, and theirs as the source has it now. What the
// source left alone since stays as it stands here; what it alone changed is taken. Where both changed a field to different ends, it is named among both: it stays as it stands here, unless over takes the
// source's. Where the record came from, and the columns that have no field, are the source's.
func Reconciled(read, mine, theirs Incident, over bool) (now Incident, both []string) {
	now = theirs
	for _, p := range reconciledParts() {
		switch {
		case p.same(&mine, &theirs), p.same(&mine, &read):
		case p.same(&theirs, &read):
			p.copy(&now, &mine)
		default:
			both = append(both, p.name)
			if !over {
				p.copy(&now, &mine)
			}
		}
	}
	return now, both
}

// incidentPart is what of an incident is changed as one, by the name that Differences has for it.
type incidentPart struct {
	name string
	same func(a, b *Incident) bool
	copy func(to, from *Incident)
}

// partAt makes a part of one field, however its spaces at the ends are where it is a text.
func partAt[T comparable](name string, at func(i *Incident) *T) incidentPart {
	return incidentPart{
		name: name,
		same: func(a, b *Incident) bool {
			if text, ok := any(*at(a)).(string); ok {
				other, _ := any(*at(b)).(string)
				return strings.TrimSpace(text) == strings.TrimSpace(other)
			}
			return *at(a) == *at(b)
		},
		copy: func(to, from *Incident) { *at(to) = *at(from) },
	}
}

func reconciledParts() []incidentPart {
	parts := []incidentPart{
		{"When", func(a, b *Incident) bool {
			return a.When.From.Equal(b.When.From) && a.When.Until.Equal(b.When.Until) && a.When.Precision == b.When.Precision
		}, func(to, from *Incident) { to.When = from.When }},
		{"Position", func(a, b *Incident) bool {
			return a.Place.HasPoint == b.Place.HasPoint && a.Place.Point == b.Place.Point
		}, func(to, from *Incident) {
			to.Place.Point, to.Place.HasPoint = from.Place.Point, from.Place.HasPoint
		}},
		{"Severity", func(a, b *Incident) bool { return ownSeverity(*a) == ownSeverity(*b) }, func(to, from *Incident) { to.Severity = from.Severity }},
		partAt("Type", func(i *Incident) *Type { return &i.Type }),
		partAt("Title", func(i *Incident) *string { return &i.Title }),
		partAt("Text", func(i *Incident) *string { return &i.Text }),
		partAt("Place", func(i *Incident) *string { return &i.Place.Name }),
		partAt("Area", func(i *Incident) *string { return &i.Place.Area }),
		partAt("District", func(i *Incident) *string { return &i.Place.District }),
		partAt("Place known", func(i *Incident) *PlacePrecision { return &i.Place.Precision }),
		partAt("Side A", func(i *Incident) *string { return &i.SideA.Actor }),
		partAt("Side B", func(i *Incident) *string { return &i.SideB.Actor }),
		partAt("Verification", func(i *Incident) *Verification { return &i.Verification }),
		partAt("Reported by", func(i *Incident) *string { return &i.ReportedBy }),
	}
	return append(parts, countParts()...)
}

// countParts are the numbers of people.
func countParts() []incidentPart {
	return []incidentPart{
		partAt("Deaths, low", func(i *Incident) *Count { return &i.Deaths.Low }),
		partAt("Deaths, best", func(i *Incident) *Count { return &i.Deaths.Best }),
		partAt("Deaths, high", func(i *Incident) *Count { return &i.Deaths.High }),
		partAt("Deaths, civilians", func(i *Incident) *Count { return &i.Deaths.Civilians }),
		partAt("Deaths, side A", func(i *Incident) *Count { return &i.Deaths.SideA }),
		partAt("Deaths, side B", func(i *Incident) *Count { return &i.Deaths.SideB }),
		partAt("Deaths, unknown side", func(i *Incident) *Count { return &i.Deaths.Unknown }),
		partAt("Injured, low", func(i *Incident) *Count { return &i.Injured.Low }),
		partAt("Injured, best", func(i *Incident) *Count { return &i.Injured.Best }),
		partAt("Injured, high", func(i *Incident) *Count { return &i.Injured.High }),
	}
}

// Beside gives, of the changes that a source made, those that are another value here: with what stands here before, and the source's after.
func Beside(names []string, mine, theirs Incident, f Frame) (changes []FieldChange) {
	for _, change := range Differences(mine, theirs, f) {
		for _, name := range names {
			if change.Name == name {
				changes = append(changes, change)
			}
		}
	}
	return changes
}
