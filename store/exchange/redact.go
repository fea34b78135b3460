package exchange

import (
	"slices"

	"truceboard/store/ceasefire"
)

// Redaction is what an export leaves out. Confidential leaves out sources that are marked so, what they are called wherever that stands, and who reported an incident that cites one. Contacts takes e-mail
// addresses, handles and telephone numbers out of texts. Coarsen rounds coordinates to so many degrees; ByArea puts them on the label of their area. The zero Redaction
// leaves nothing out.
type Redaction struct {
	Confidential bool
	Contacts     bool
	Attachments  bool // the files that are kept with incidents
	Coarsen      float64
	ByArea       bool
}

// IsZero reports whether nothing is left out.
func (r Redaction) IsZero() bool { return r == Redaction{} }

// Words says what is left out, as sentences; nothing where nothing is.
func (r Redaction) Words() []string {
	var words []string
	if r.Confidential {
		words = append(words, "Sources marked as confidential are left out, who reported what rests on one, and what they are called where it stands in a text; what parties, areas and other sources are called stays.")
	}
	if r.Contacts {
		words = append(words, "E-mail addresses, handles and telephone numbers are taken out of texts.")
	}
	if r.Attachments {
		words = append(words, "Attached files are left out.")
	}
	switch {
	case r.ByArea:
		words = append(words, "Coordinates are those of the label of the area.")
	case r.Coarsen > 0:
		words = append(words, "Coordinates are rounded to "+decimal(r.Coarsen)+" degrees.")
	}
	return words
}

// of gives an incident without what is left out but for what tells of sources, which a Redactor knows.
func (r Redaction) of(i ceasefire.Incident, frame ceasefire.Frame) ceasefire.Incident {
	if !r.IsZero() && i.Origin.KeyIsDigest() {
		i.Origin = ceasefire.Origin{Line: i.Origin.Line} // the row itself could be told from it by trying; it is known again by its own ID
	}
	if r.Contacts {
		i = withoutContactsOf(i)
	}
	if r.coarsens() {
		i = r.withoutPositions(i, frame)
	}
	return i
}

// withoutContactsOf gives an incident without contact details, and where it had some without the digest of its row, which they could be told from by trying.
func withoutContactsOf(i ceasefire.Incident) ceasefire.Incident {
	had := false
	without := func(text string) string {
		now := WithoutContacts(text)
		had = had || now != text
		return now
	}
	key := i.Origin.Key
	i = eachText(i, without, func(c ceasefire.Column) ceasefire.Column {
		now := keptWithoutContacts(c)
		had = had || now != c
		return now
	})
	i.Recorded.By = WithoutContacts(i.Recorded.By)
	if !isIdentifier(key) {
		i.Origin.Key = without(key)
	}
	if had {
		i.Origin.Digest = ""
	}
	return i
}

// eachText gives an incident whose every text that tells of it is what without makes of it, and whose every column that was kept is what column makes of it.
func eachText(i ceasefire.Incident, without func(string) string, column func(ceasefire.Column) ceasefire.Column) ceasefire.Incident {
	for _, text := range []*string{&i.Title, &i.Text, &i.ReportedBy, &i.Scope.Why, &i.Place.Name, &i.Place.District, &i.SideA.Actor, &i.SideB.Actor} {
		*text = without(*text)
	}
	i.Citations, i.Extra = slices.Clone(i.Citations), slices.Clone(i.Extra)
	for n := range i.Citations {
		i.Citations[n].Locator = without(i.Citations[n].Locator)
	}
	for n := range i.Extra {
		i.Extra[n] = column(i.Extra[n])
	}
	return i
}

// citesConfidential reports whether an incident cites a confidential source.
func citesConfidential(i ceasefire.Incident, frame ceasefire.Frame) bool {
	return slices.ContainsFunc(i.Citations, func(c ceasefire.Citation) bool {
		source, ok := frame.Source(c.Source)
		return ok && source.Confidential
	})
}
