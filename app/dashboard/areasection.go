package dashboard

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// areaInputs are the fields of an area.
type areaInputs struct {
	form                       *formBody
	code, name, arabic, others *formEntry
	lat, lon                   *formEntry
}

func newAreaSection(leave func()) section {
	form := newFormBody(leave)
	in := &areaInputs{
		form: form, code: form.entry("Such as SY-HL"), name: form.entry("As charts and the map have it"), arabic: form.entry("حلب"),
		others: form.lines("Every other spelling that data have, one a line"), lat: form.entry("36.2"), lon: form.entry("37.1"),
	}
	form.add(form.field("code", "Code", in.code), form.field("name", "Name", in.name))
	form.add(form.field("name_arabic", "Arabic name", in.arabic))
	form.add(form.field("aliases", "Other spellings", in.others))
	form.add(form.field("label", "Label: latitude", in.lat), form.field("lon", "Longitude", in.lon))
	return &records[ceasefire.Area]{
		key:  func(a ceasefire.Area) string { return a.Code },
		word: "Areas", single: "area", field: "areas", right: 70,
		how:   manner{ordered: true, note: "Where incidents lie; scope rules and the map go by them."},
		list:  func(f *ceasefire.Frame) *[]ceasefire.Area { return &f.Areas },
		same:  func(a, b ceasefire.Area) bool { return a.Code == b.Code },
		named: func(a ceasefire.Area) string { return a.Name },
		line: func(_ *Snapshot, a ceasefire.Area) widgets.LedgerRow {
			return widgets.LedgerRow{Cells: []string{a.Name, a.Code}, Under: strings.Join(append(arabicFirst(a), a.Aliases...), " · ")}
		},
		fill: in.fill, take: in.take, form: form,
		cursor: func() fyne.Focusable { return in.code },
	}
}

// arabicFirst gives an area's Arabic name, if it has one.
func arabicFirst(a ceasefire.Area) []string {
	if a.NameArabic == "" {
		return nil
	}
	return []string{a.NameArabic}
}

func (in *areaInputs) fill(_ ceasefire.Frame, _ *time.Location, a ceasefire.Area) {
	in.code.SetText(a.Code)
	in.name.SetText(a.Name)
	in.arabic.SetText(a.NameArabic)
	in.others.SetText(strings.Join(a.Aliases, "\n"))
	in.lat.SetText("")
	in.lon.SetText("")
	if a.Label != (ceasefire.Point{}) {
		in.lat.SetText(degreesText(a.Label.Lat))
		in.lon.SetText(degreesText(a.Label.Lon))
	}
}

// degreesText writes degrees with no more digits than they need.
func degreesText(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (in *areaInputs) take(a ceasefire.Area) (ceasefire.Area, []ceasefire.Problem) {
	var problems []ceasefire.Problem
	a.Code, a.Name, a.NameArabic = typed(in.code), typed(in.name), typed(in.arabic)
	a.Aliases = []string{}
	for line := range strings.Lines(in.others.Text) {
		if line = strings.TrimSpace(line); line != "" {
			a.Aliases = append(a.Aliases, line)
		}
	}
	a.Label = ceasefire.Point{Lat: readDegrees("label", typed(in.lat), &problems), Lon: readDegrees("lon", typed(in.lon), &problems)}
	return a, problems
}

// readDegrees reads a field's degrees; an empty one is 0.
func readDegrees(field, text string, problems *[]ceasefire.Problem) float64 {
	if text == "" {
		return 0
	}
	v, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		*problems = append(*problems, ceasefire.Problem{Field: field, Message: fmt.Sprintf("%q is no number of degrees: write one such as 36.2.", text)})
	}
	return v
}
