package dashboard

import (
	"cmp"
	"strings"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// texts gives the fields of a draft that are a text each, by the name of the field of the form in which they stand, a dot, and what they are there.
func (d *incidentDraft) texts() map[string]*string {
	all := map[string]*string{
		fieldWhen: &d.When, fieldWhen + ".meant": &d.Meant, fieldPlace: &d.Place, fieldArea: &d.Area, fieldPoint: &d.Point, fieldType: &d.Type, fieldSideA: &d.SideA, fieldSideB: &d.SideB,
		fieldTitle: &d.Title, fieldText: &d.Text, fieldVerified: &d.Verified,
	}
	for n, figure := range []string{"low", "best", "high", "civilians"} {
		all[fieldDeaths+"."+figure] = &d.Dead[n]
	}
	for n, side := range []string{"of the first side", "of the second side", "of an unknown side"} {
		all[fieldDeaths+"."+side] = &d.Whom[n]
	}
	for n, figure := range []string{"low", "best", "high"} {
		all[fieldInjured+"."+figure] = &d.Injured[n]
	}
	return all
}

// The fields of a draft that are more than a text: what was taken from the places offered, and the sources.
const chosenPlace, citedSources = fieldPlace + ".chosen", fieldSource

// fields gives a draft as the rule that merges three versions takes it.
func (d incidentDraft) fields() map[string]string {
	all := map[string]string{chosenPlace: encoded(d.Chosen), citedSources: encoded(d.Reports)}
	for name, text := range d.texts() {
		all[name] = *text
	}
	return all
}

// draftOfFields makes a draft of what fields gave.
func draftOfFields(fields map[string]string) (d incidentDraft) {
	d.Chosen, d.Reports = decoded[ceasefire.Place](fields[chosenPlace]), decoded[[]reportDraft](fields[citedSources])
	for name, text := range d.texts() {
		*text = fields[name]
	}
	return d
}

// incidentGoverns are the fields that are decided with another: what a place's name stands for hangs on the name.
func incidentGoverns() map[string][]string {
	return map[string][]string{fieldWhen: {fieldWhen + ".meant"}, fieldPlace: {chosenPlace, fieldArea, fieldPoint}}
}

// typed gives what stands in the form, by names.
func (in *incidentInputs) typed() map[string]string { return in.draft().fields() }

// beside gives the field of the form in which something of a draft stands.
func (in *incidentInputs) beside(name string) string {
	field, _, _ := strings.Cut(name, ".")
	return field
}

// word names something of a draft as the form does; one of several figures by which it is is told in words.
func (in *incidentInputs) word(name string) string {
	switch field := in.beside(name); field {
	case fieldSideA, fieldSideB:
		return map[string]string{fieldSideA: "by whom", fieldSideB: "against whom"}[field]
	case fieldDeaths:
		return "dead"
	case fieldSource:
		return "sources"
	case fieldTitle:
		return "headline"
	case fieldText:
		return "details"
	case fieldPoint:
		return "coordinates"
	case fieldVerified:
		return "checked"
	default:
		return field
	}
}

// words says what something of a draft is. What was taken with a place, and what a time meant, is told by the place and the time.
func (in *incidentInputs) words(name, text string) string {
	field, figure, of := strings.Cut(name, ".")
	switch {
	case name == fieldSource:
		var titles []string
		for _, report := range decoded[[]reportDraft](text) {
			titles = append(titles, report.Title)
		}
		return strings.Join(titles, ", ")
	case of && (field == fieldDeaths || field == fieldInjured):
		return figure + " " + cmp.Or(text, "unknown")
	case of:
		return ""
	}
	return strings.TrimSpace(text)
}

// lay lays the form anew.
func (in *incidentInputs) lay() { in.content.Refresh() }

// over puts what was typed over the incident with which the form was just filled, and says what somebody else changed; hidden is what of that the form does not show.
func (f *incidentForm) over(began, typed incidentDraft, hidden []ceasefire.FieldChange) {
	theirs, open := f.base.over(f.inputs, began.fields(), typed.fields())
	f.check()
	if len(theirs) == 0 {
		for _, field := range hidden {
			theirs = append(theirs, strings.ToLower(field.Name))
		}
	}
	f.window.sayStale(&f.base.open, meanwhile("incident", theirs, open))
}

// rebase has the form begin anew from an incident that somebody else changed meanwhile: what was typed stays, and it is said what changed. One that was deleted is not saved at all.
func (f *incidentForm) rebase(stale *store.StaleError) {
	if !stale.Now.Deleted.IsZero() {
		f.window.notice.fail("saving the incident", stale)
		return
	}
	typed, began := f.inputs.draft(), draftOfFields(f.base.began)
	f.before = stale.Now
	f.inputs.fill(stale.Now, f.window.session.frame)
	f.over(began, typed, stale.Fields)
}
