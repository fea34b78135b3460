package dashboard

import "truceboard/store/ceasefire"

// incidentDraft is what was typed into the form, as it was typed.
type incidentDraft struct {
	When string `json:"when"`
	// Meant is what When meant when it was typed, as it can be typed at any time: "yesterday" is another day tomorrow.
	Meant string `json:"meant"`
	Place string `json:"place"`
	// Chosen is the place that was taken from those offered.
	Chosen   ceasefire.Place `json:"chosen"`
	Area     string          `json:"area"`
	Point    string          `json:"point"`
	Type     string          `json:"type"`
	SideA    string          `json:"side_a"`
	SideB    string          `json:"side_b"`
	Dead     [4]string       `json:"dead"`
	Injured  [3]string       `json:"injured"`
	Title    string          `json:"title"`
	Text     string          `json:"text"`
	Whom     [3]string       `json:"of_whom"`
	Reports  []reportDraft   `json:"reports"`
	Verified string          `json:"verification"`
}

// keptIncident is what was typed, and which files were added. Began is what stood in the form when it was filled with an incident that is changed: what is another by then was changed by somebody else.
type keptIncident struct {
	incidentDraft
	Files []string       `json:"files,omitempty"`
	Began *incidentDraft `json:"began,omitempty"`
}

// draft gives what stands in the inputs.
func (in *incidentInputs) draft() incidentDraft {
	return incidentDraft{
		When: in.when.Text(), Meant: in.meant(), Chosen: in.chosen, Place: in.place.Text, Area: in.area.Selected, Point: in.point.Text, Type: in.kind.Selected,
		SideA: in.sideA.Text, SideB: in.sideB.Text,
		Dead:    [4]string{in.dead.low.Text, in.dead.best.Text, in.dead.high.Text, in.dead.civilians.Text},
		Injured: [3]string{in.injured.low.Text, in.injured.best.Text, in.injured.high.Text},
		Title:   in.title.Text, Text: in.text.Text, Whom: [3]string{in.ofA.Text, in.ofB.Text, in.ofUnknown.Text}, Reports: in.reports.drafts(), Verified: in.checked.Selected,
	}
}

// meant gives the time that is typed so that it can be read at any time, empty where it cannot be read.
func (in *incidentInputs) meant() string {
	when, err := in.when.Value()
	if err != nil {
		return ""
	}
	return when.Typed(in.zone)
}

// putDraft puts a draft back as it was typed.
func (in *incidentInputs) putDraft(d incidentDraft) {
	in.setting(func() {
		in.when.SetText(d.When)
		if d.Meant != "" && in.meant() != d.Meant {
			in.when.SetText(d.Meant)
		}
		in.chosen = d.Chosen
		in.place.put(d.Place)
		in.reports.set(d.Reports)
		in.area.SetSelected(d.Area)
		in.kind.SetSelected(d.Type)
		in.checked.SetSelected(d.Verified)
		in.sideA.put(d.SideA)
		in.sideB.put(d.SideB)
		for entry, text := range map[*formEntry]string{
			in.point: d.Point, in.title: d.Title, in.text: d.Text, in.ofA: d.Whom[0], in.ofB: d.Whom[1], in.ofUnknown: d.Whom[2],
			in.dead.low: d.Dead[0], in.dead.best: d.Dead[1], in.dead.high: d.Dead[2], in.dead.civilians: d.Dead[3],
			in.injured.low: d.Injured[0], in.injured.best: d.Injured[1], in.injured.high: d.Injured[2],
		} {
			entry.SetText(text)
		}
	})
}

// restore puts content back as it was typed.
func (in *incidentInputs) restore(content map[string]string) { in.putDraft(draftOfFields(content)) }
