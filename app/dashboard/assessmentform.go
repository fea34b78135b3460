package dashboard

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// assessmentForm records a dated judgement of one commitment, with its rationale and the incidents it rests on.
type assessmentForm struct {
	window    *Window
	content   fyne.CanvasObject
	scroll    *container.Scroll
	heading   *widgets.Prose
	verdict   *verdictPicker
	at        *widgets.InstantEntry
	rationale *formEntry
	source    *choice
	evidence  *evidencePicker
	fields    map[string]*widgets.Field
	of        ceasefire.Commitment
	open      bool
	drafts    *formDraft
	offer     *draftOffer
	closed    func()
}

// assessmentDraft is what was typed into the form, as it was typed.
type assessmentDraft struct {
	Verdict   int    `json:"verdict"`
	At        string `json:"at"`
	Rationale string `json:"rationale"`
	Source    string `json:"source"`
	Evidence  string `json:"evidence"`
}

// kept gives what stands in the form as one text.
func (f *assessmentForm) kept() string {
	return encoded(assessmentDraft{f.verdict.chosen, f.at.Text(), f.rationale.Text, f.source.kept(), f.evidence.kept()})
}

// putBack puts back what was typed.
func (f *assessmentForm) putBack(text string) {
	d := decoded[assessmentDraft](text)
	f.verdict.choose(min(max(d.Verdict, -1), len(verdicts())-1))
	f.at.SetText(d.At)
	f.rationale.SetText(d.Rationale)
	f.source.putBack(d.Source)
	f.evidence.putBack(d.Evidence)
}

func newAssessmentForm(w *Window) *assessmentForm {
	f := &assessmentForm{window: w, heading: widgets.NewProse(""), at: widgets.NewInstantEntry(time.UTC), fields: map[string]*widgets.Field{}, drafts: newFormDraft(w), offer: newDraftOffer()}
	f.heading.TextStyle.Bold = true
	f.verdict = newVerdictPicker(f.leave)
	f.verdict.changed, f.at.OnChanged = f.warn, f.warn
	f.source = newChoice(f.leave)
	f.rationale = newFormEntry(true, f.leave)
	f.rationale.SetPlaceHolder("Why: what was done, what was not, and how it is known")
	f.at.OnEscape = f.leave
	f.evidence = newEvidencePicker(w, f.leave)
	save := newIconButton("Save assessment", fynetheme.DocumentSaveIcon(), f.save)
	save.Importance = widget.HighImportance
	form := container.NewVBox(
		f.offer.content, f.field("score", "Score", f.verdict), f.field("at", "As it stood at", f.at),
		f.field("rationale", "Rationale", f.rationale), f.field("source", "Source", f.source),
		f.field("evidence", "Incidents it rests on, for and against", f.evidence.content),
	)
	actions := container.NewHBox(save, newButton("Close", f.leave), widgets.NewText("Ctrl+Enter saves, Esc closes", widgets.RoleCaption))
	f.scroll = w.formScroll(form)
	f.content = container.NewBorder(f.heading, actions, nil, nil, f.scroll)
	return f
}

func (f *assessmentForm) field(name, label string, input fyne.CanvasObject) fyne.CanvasObject {
	f.fields[name] = widgets.NewField(label, input)
	return f.fields[name]
}

// begin empties the form for a commitment, dated at the as-of.
func (f *assessmentForm) begin(reading ceasefire.CommitmentReading, party ceasefire.Party) {
	f.of = reading.Commitment
	f.heading.SetText("Assess: " + party.Short + ", " + reading.Commitment.Title + " (now " + reading.Words() + ")")
	f.verdict.clear()
	f.at.SetZone(f.window.session.zone)
	f.at.SetText(f.window.session.at().In(f.window.session.zone).Format("2006-01-02 15:04"))
	f.rationale.SetText("")
	ids, names := sourceChoices(f.window.session.frame)
	f.source.offer("None of the sources", ids, names, ceasefire.ID{})
	f.evidence.begin(f.window.session, party.ID)
	f.tell(nil)
	f.open = true
	f.drafts.open(draftOf(draftAssessment, f.of.ID), f, f.verdict, f.offer)
}

// holds reports whether the form is open and must not be emptied: for the commitment itself, or with something typed about another.
func (f *assessmentForm) holds(c ceasefire.Commitment) bool {
	return f.open && (f.of.ID == c.ID || strings.TrimSpace(f.rationale.Text) != "")
}

// focus puts the cursor on the scores.
func (f *assessmentForm) focus() { f.window.win.Canvas().Focus(f.verdict) }

func (f *assessmentForm) leave() {
	f.drafts.close()
	f.open = false
	f.closed()
}

// tell shows beside each field what is wrong with it, and puts the keyboard to the first.
func (f *assessmentForm) tell(problems []ceasefire.Problem) {
	beside, _ := tellBeside(f.fields, problems)
	goToProblem(f.scroll, beside)
	f.window.followAgain()
}

// warn says beside the score, as soon as one is chosen, what argues against scoring: it stops nobody.
func (f *assessmentForm) warn() {
	if f.window.session == nil || f.fields["score"] == nil {
		return
	}
	assessment, _ := f.assessment()
	warnings := slices.DeleteFunc(assessment.Problems(f.window.session.frame), func(p ceasefire.Problem) bool { return !p.Warning })
	tellBeside(map[string]*widgets.Field{"score": f.fields["score"]}, warnings)
}

// assessment reads the form, and gives what is missing.
func (f *assessmentForm) assessment() (ceasefire.Assessment, []ceasefire.Problem) {
	a := ceasefire.Assessment{Commitment: f.of.ID, Rationale: strings.TrimSpace(f.rationale.Text), Source: f.source.chosen(), Evidence: f.evidence.chosen()}
	var problems []ceasefire.Problem
	when, err := f.at.Value()
	if err != nil {
		problems = append(problems, ceasefire.Problem{Field: "at", Message: err.Error()})
	}
	a.At, a.Precision = when.From, when.Precision
	if v, ok := f.verdict.verdict(); ok {
		a.Judgement, a.Score = v.judgement, v.score
	} else {
		problems = append(problems, ceasefire.Problem{Field: "score", Message: "Choose a score, or say why there is none."})
	}
	return a, problems
}

// save records the assessment beside the window.
func (f *assessmentForm) save() {
	assessment, problems := f.assessment()
	if len(problems) > 0 {
		f.tell(together(problems, assessment.Problems(f.window.session.frame)))
		return
	}
	session, forget := f.window.session, f.drafts.saves()
	f.window.saving("saving the assessment", func(ctx context.Context) (func(), error) {
		_, err := session.dossier.Assess(ctx, assessment)
		var invalid *store.InvalidError
		if errors.As(err, &invalid) {
			return f.window.declines(func() { f.tell(invalid.Problems) }), nil
		}
		if err != nil {
			return nil, err
		}
		return func() {
			f.window.sayDone("Saved: " + f.of.Title + ", " + assessment.Words() + ".")
			f.window.reload()
			if forget() {
				f.leave()
			}
		}, nil
	})
}
