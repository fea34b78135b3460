package dashboard

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// credibilityWords are the grades of a report in words (STANAG 2511), none first.
func credibilityWords() []string {
	return []string{"Not graded", "1 confirmed", "2 probably true", "3 possibly true", "4 doubtful", "5 improbable", "6 cannot be judged"}
}

// reportsInput takes the sources of an incident, as many as there are, each with its grades and where in it the report stands.
type reportsInput struct {
	inputs  *incidentInputs
	content *fyne.Container
	list    *fyne.Container
	rows    []*reportInput
}

// reportInput takes one source. A source of the dossier keeps its own address and grade.
type reportInput struct {
	content                  fyne.CanvasObject
	title                    *typeAhead
	address, locator         *formEntry
	reliability, credibility *pick
	confidential             *tick
}

// reportDraft is what was typed of one source.
type reportDraft struct {
	Title        string `json:"title"`
	Address      string `json:"address"`
	Locator      string `json:"locator"`
	Reliability  int    `json:"reliability"`
	Credibility  int    `json:"credibility"`
	Confidential bool   `json:"confidential"`
}

func newReportsInput(in *incidentInputs) *reportsInput {
	r := &reportsInput{inputs: in, list: container.NewVBox()}
	more := newIconButton("Another source", fynetheme.ContentAddIcon(), r.more)
	r.content = container.NewVBox(r.list, container.NewHBox(more))
	r.set([]reportDraft{{}})
	return r
}

// more adds an empty source and puts the cursor there.
func (r *reportsInput) more() {
	r.add(reportDraft{})
	r.inputs.touch()
	if screen := fyne.CurrentApp().Driver().CanvasForObject(r.content); screen != nil {
		screen.Focus(r.rows[len(r.rows)-1].title)
	}
}

func (r *reportsInput) add(d reportDraft) {
	row := &reportInput{}
	sources := func(typed string) []offered { return sourceOffers(r.inputs.frame, typed) }
	row.title = r.inputs.typeAhead("Who reported it", sources, func(text string) {
		row.known(r.inputs.frame, text)
		r.inputs.touch()
	})
	row.address, row.locator = r.inputs.entry("https://…"), r.inputs.entry("Page, post or minute")
	row.reliability = newPick(reliabilities(), r.inputs.touched, r.inputs.escape)
	row.credibility = newPick(credibilityWords(), r.inputs.touched, r.inputs.escape)
	row.confidential = newTick("Confidential", r.inputs.touch, r.inputs.escape)
	remove := newIconButton("Remove", fynetheme.ContentRemoveIcon(), func() { r.remove(row) })
	row.content = container.NewVBox(
		container.NewBorder(nil, nil, nil, remove, row.title),
		container.New(columns{1, 1}, row.address, row.locator),
		container.New(columns{1, 1}, widgets.NewField("Reliability of the source", row.reliability), widgets.NewField("Credibility of the report", row.credibility)),
		row.confidential,
	)
	row.put(d)
	r.rows = append(r.rows, row)
	r.list.Add(row.content)
}

// remove takes a source away from the incident; the source itself stays in the dossier.
func (r *reportsInput) remove(row *reportInput) {
	var left []reportDraft
	for _, other := range r.rows {
		if other != row {
			left = append(left, other.draft())
		}
	}
	r.set(left)
	r.inputs.touch()
}

// set puts sources into the form, an empty one where there is none.
func (r *reportsInput) set(reports []reportDraft) {
	r.rows = nil
	r.list.RemoveAll()
	if len(reports) == 0 {
		reports = []reportDraft{{}}
	}
	for _, d := range reports {
		r.add(d)
	}
}

func (r *reportsInput) drafts() []reportDraft {
	drafts := make([]reportDraft, len(r.rows))
	for n, row := range r.rows {
		drafts[n] = row.draft()
	}
	return drafts
}

// citedAgain gives the sources of one incident as they begin the next: who reported, and nothing of what was said of the one report.
func citedAgain(reports []reportDraft) []reportDraft {
	for n := range reports {
		reports[n].Locator, reports[n].Credibility = "", 0
	}
	return reports
}

// read gives the sources of the dossier that are cited, and those that are new.
func (r *reportsInput) read() (cited []ceasefire.Citation, fresh []store.Report) {
	for _, row := range r.rows {
		d := row.draft()
		title := cmp.Or(strings.TrimSpace(d.Title), strings.TrimSpace(d.Address))
		if title == "" {
			continue
		}
		grade := ceasefire.Credibility(d.Credibility)
		if source, ok := sourceTitled(r.inputs.frame, title); ok {
			cited = append(cited, ceasefire.Citation{Source: source.ID, Locator: strings.TrimSpace(d.Locator), Credibility: grade})
			continue
		}
		source := ceasefire.Source{Title: title, Address: strings.TrimSpace(d.Address), Confidential: d.Confidential}
		if d.Reliability > 0 {
			source.Reliability = ceasefire.Reliability(reliabilities()[d.Reliability][:1])
		}
		fresh = append(fresh, store.Report{Source: source, Locator: strings.TrimSpace(d.Locator), Credibility: grade})
	}
	return cited, fresh
}

func (row *reportInput) put(d reportDraft) {
	row.address.SetText(d.Address)
	row.locator.SetText(d.Locator)
	row.reliability.SetSelectedIndex(d.Reliability)
	row.credibility.SetSelectedIndex(d.Credibility)
	row.confidential.SetChecked(d.Confidential)
	row.title.put(d.Title) // the last: what the dossier knows of the source comes with it
}

func (row *reportInput) draft() reportDraft {
	return reportDraft{row.title.Text, row.address.Text, row.locator.Text, max(row.reliability.SelectedIndex(), 0), max(row.credibility.SelectedIndex(), 0),
		row.confidential.Checked}
}

// known shows what the dossier knows of a source that it has: that is changed on the Agreement page.
func (row *reportInput) known(frame ceasefire.Frame, title string) {
	source, ok := sourceTitled(frame, title)
	if !ok {
		row.address.Enable()
		row.reliability.Enable()
		row.confidential.Enable()
		return
	}
	row.address.SetText(source.Address)
	row.reliability.SetSelectedIndex(reliabilityIndex(source.Reliability))
	row.confidential.SetChecked(source.Confidential)
	row.address.Disable()
	row.reliability.Disable()
	row.confidential.Disable()
}

func reliabilityIndex(grade ceasefire.Reliability) int {
	if grade == "" {
		return 0
	}
	return max(strings.Index("ABCDEF", string(grade))+1, 0)
}

// sourceTitled gives the source of the dossier that has a title.
func sourceTitled(frame ceasefire.Frame, title string) (ceasefire.Source, bool) {
	for _, s := range frame.Sources {
		if strings.EqualFold(s.Title, strings.TrimSpace(title)) {
			return s, true
		}
	}
	return ceasefire.Source{}, false
}

// reportDrafts gives an incident's sources as they stand in the form.
func reportDrafts(i ceasefire.Incident, frame ceasefire.Frame) []reportDraft {
	var drafts []reportDraft
	for _, c := range i.Citations {
		if s, ok := frame.Source(c.Source); ok {
			drafts = append(drafts, reportDraft{s.Title, s.Address, c.Locator, reliabilityIndex(s.Reliability), int(c.Credibility), s.Confidential})
		}
	}
	return drafts
}
