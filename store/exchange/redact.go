package exchange

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// Redaction is what an export leaves out. Confidential leaves out sources that are marked so, and who reported an incident that cites one. Contacts takes e-mail
// addresses and telephone numbers out of texts. Coarsen rounds coordinates to so many degrees; ByArea puts them on the label of their area. The zero Redaction
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
		words = append(words, "Sources marked as confidential are left out, and who reported what rests on one.")
	}
	if r.Contacts {
		words = append(words, "E-mail addresses and telephone numbers are taken out of texts.")
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

// What stands in the place of contact details.
const mailRemoved, phoneRemoved = "[e-mail removed]", "[telephone removed]"

// An e-mail address, and a telephone number: nine digits or more, in groups, with a plus sign, brackets, spaces, dots or hyphens between. A date or a count is
// shorter, or is written without such groups.
var (
	mailAddress = regexp.MustCompile(`[\pL\pN._%+\-]+@[\pL\pN\-]+(?:\.[\pL\pN\-]+)+`)
	phoneNumber = regexp.MustCompile(`(?:\+|\b00)\d[\d\s().\-]{7,}\d|\b0\d{2,4}[\s\-/]\d[\d\s\-]{5,}\d\b`)
)

// WithoutContacts takes e-mail addresses and telephone numbers out of a text.
func WithoutContacts(text string) string {
	text = mailAddress.ReplaceAllString(text, mailRemoved)
	return phoneNumber.ReplaceAllString(text, phoneRemoved)
}

// Of gives an incident without what is left out.
func (r Redaction) Of(i ceasefire.Incident, frame ceasefire.Frame) ceasefire.Incident {
	if r.Confidential {
		i = withoutConfidential(i, frame)
	}
	if r.Contacts {
		for _, text := range []*string{
			&i.Title, &i.Text, &i.ReportedBy, &i.Scope.Why, &i.Place.Name, &i.Place.District, &i.SideA.Actor, &i.SideB.Actor, &i.Recorded.By, &i.Origin.Key,
		} {
			*text = WithoutContacts(*text)
		}
		i.Citations = slices.Clone(i.Citations)
		for n := range i.Citations {
			i.Citations[n].Locator = WithoutContacts(i.Citations[n].Locator)
		}
		i.Extra = slices.Clone(i.Extra)
		for n := range i.Extra {
			i.Extra[n].Value = WithoutContacts(i.Extra[n].Value)
		}
	}
	if r.coarsens() && i.Place.HasPoint {
		i.Title, i.Text = withoutPosition(i.Title, i.Place.Point), withoutPosition(i.Text, i.Place.Point)
		i.Place = r.coarse(i.Place, frame)
	}
	return i
}

// coarsens reports whether positions are given less closely than they are known.
func (r Redaction) coarsens() bool { return r.ByArea || r.Coarsen > 0 }

// kept gives the columns of an incident that have no field, in which its position may stand once more, without what is left out.
func (r Redaction) kept(extra []ceasefire.Column, place ceasefire.Place) []ceasefire.Column {
	if !r.coarsens() || !place.HasPoint {
		return extra
	}
	extra = slices.Clone(extra)
	for n := range extra {
		extra[n].Value = withoutPosition(extra[n].Value, place.Point)
	}
	return extra
}

// positionRemoved stands in the place of a number of degrees.
const positionRemoved = "[position removed]"

// A number that may be one of degrees, as closely as a village is known, and how near it is to a position that it gives away.
var closeDegrees = regexp.MustCompile(`-?\d{1,3}[.,]\d{2,}`)

const givesAway = 0.02

// withoutPosition takes the numbers out of a text that give a position away.
func withoutPosition(text string, p ceasefire.Point) string {
	return closeDegrees.ReplaceAllStringFunc(text, func(number string) string {
		degrees, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
		if err == nil && (math.Abs(degrees-p.Lat) < givesAway || math.Abs(degrees-p.Lon) < givesAway) {
			return positionRemoved
		}
		return number
	})
}

// citesConfidential reports whether an incident cites a confidential source.
func citesConfidential(i ceasefire.Incident, frame ceasefire.Frame) bool {
	return slices.ContainsFunc(i.Citations, func(c ceasefire.Citation) bool {
		source, ok := frame.Source(c.Source)
		return ok && source.Confidential
	})
}

// withoutConfidential leaves out what comes from confidential sources.
func withoutConfidential(i ceasefire.Incident, frame ceasefire.Frame) ceasefire.Incident {
	var open []ceasefire.Citation
	for _, c := range i.Citations {
		if source, ok := frame.Source(c.Source); !ok || !source.Confidential {
			open = append(open, c)
		}
	}
	if len(open) < len(i.Citations) {
		i.Citations, i.ReportedBy = open, ""
	}
	return i
}

// kilometresInDegree is about how long a degree of latitude is.
const kilometresInDegree = 111

// coarse gives a place with coordinates that are known less closely, and says so in its precision.
func (r Redaction) coarse(p ceasefire.Place, frame ceasefire.Frame) ceasefire.Place {
	if area, ok := frame.Area(p.Area); r.ByArea && ok {
		p.Point, p.Precision = area.Label, max(p.Precision, ceasefire.PlaceArea)
		return p
	}
	if r.ByArea {
		p.Point, p.HasPoint = ceasefire.Point{}, false
		return p
	}
	p.Point = ceasefire.Point{Lat: rounded(p.Point.Lat, r.Coarsen, 90), Lon: rounded(p.Point.Lon, r.Coarsen, 180)}
	switch within := r.Coarsen * kilometresInDegree / 2; {
	case within > 50:
		p.Precision = max(p.Precision, ceasefire.PlaceArea)
	case within > 25:
		p.Precision = max(p.Precision, ceasefire.PlaceDistrict)
	default:
		p.Precision = max(p.Precision, ceasefire.PlaceNear)
	}
	return p
}

// rounded rounds degrees to a step, within the globe and to no more digits than mean something.
func rounded(degrees, step, most float64) float64 {
	v := math.Round(degrees/step) * step
	return math.Round(min(max(v, -most), most)*1e6) / 1e6
}
