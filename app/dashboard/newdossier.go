package dashboard

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"truceboard/app/intake"
	"truceboard/assets"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// What a dossier can begin with beside the templates.
const blankAgreement, templateFile = "Blank agreement", "From a template file…"

// newDossier is the dialog in which a dossier is made: blank, from a template, or from a template's file.
type newDossier struct {
	window         *Window
	dialog         *dialog.CustomDialog
	form           *formBody
	begin          *pick
	heading, zone  *formEntry
	effect         *widgets.InstantEntry
	template, path *formEntry
	sample         *tick
}

// askNew asks what the new dossier begins with, and for its file.
func (w *Window) askNew() {
	if w.making != nil {
		return
	}
	n := &newDossier{window: w}
	n.form = newFormBody(n.close)
	n.lay()
	n.form.live = n.heed
	n.form.fill(func() {
		n.begin.SetSelectedIndex(0)
		n.zone.SetText(intake.ComputerZone())
		n.path.SetText(filepath.Join(w.options.DataDir, "New dossier.truce"))
	})
	buttons := container.NewHBox(layout.NewSpacer(), newButton("Cancel", n.close), saveButton("Make it", n.make))
	n.dialog = dialog.NewCustomWithoutButtons("New dossier", container.NewBorder(nil, buttons, nil, nil, n.form.scroll), w.win)
	n.dialog.Resize(fyne.NewSize(640, 520))
	w.making = n
	w.showDialog(dismissed{n.dialog, n.close, n.make})
	w.win.Canvas().Focus(n.begin)
}

// lay puts the fields one beneath the other.
func (n *newDossier) lay() {
	choices := []string{blankAgreement}
	for _, t := range assets.Templates() {
		choices = append(choices, t.Title)
	}
	f := n.form
	n.begin, n.sample = f.pick(append(choices, templateFile)), f.tick("with its sample incidents")
	n.heading, n.zone, n.effect = f.entry("What it is called"), f.entry("A name such as Asia/Damascus"), f.instant()
	n.template, n.path = f.entry("A file that ends in .json"), f.entry("A file that ends in .truce")
	f.add(f.field("begin", "Begin with", n.begin))
	f.add(f.field("agreement.title", "Title", n.heading))
	f.add(f.field("agreement.zone", "Time zone, in which its days are counted", n.zone))
	f.add(f.field("agreement.effect", "Takes effect", n.effect))
	f.add(f.field("sample", "Incidents", n.sample))
	f.add(f.field("template", "Template file", container.NewBorder(nil, nil, nil, newButton("Choose…", n.chooseTemplate), n.template)))
	f.add(f.field("file", "The new dossier's file", container.NewBorder(nil, nil, nil, newButton("Folder…", func() { n.window.chooseFolder(n.path) }), n.path)))
	for _, e := range []*formEntry{n.heading, n.zone, n.template, n.path} {
		e.OnSubmitted = func(string) { n.make() }
	}
}

// heed shows the fields that what is chosen asks for, and reads the instant in the zone that is typed.
func (n *newDossier) heed() {
	blank, file := n.begin.Selected == blankAgreement, n.begin.Selected == templateFile
	n.form.show(blank, "agreement.title", "agreement.zone", "agreement.effect")
	n.form.show(file, "template")
	n.form.show(n.built() == intake.SampleTemplate, "sample")
	if zone, err := ceasefire.LoadZone(typed(n.zone)); err == nil {
		n.effect.SetZone(zone)
	}
}

// built gives the name of the built-in template that is chosen, if one is.
func (n *newDossier) built() string {
	for _, t := range assets.Templates() {
		if t.Title == n.begin.Selected {
			return t.Name
		}
	}
	return ""
}

// close puts the dialog away.
func (n *newDossier) close() {
	n.window.making = nil
	n.dialog.Hide()
}

func (n *newDossier) chooseTemplate() {
	wrong := func(err error) { n.form.tell("", []ceasefire.Problem{{Field: "template", Message: sentence(err)}}) }
	n.window.chooseFile(fileChoice{endings: []string{".json"}, tell: wrong}, n.template.SetText)
}

// read gives how the dossier is to be made, or what is wrong with what was typed.
func (n *newDossier) read() (intake.Making, []ceasefire.Problem) {
	m := intake.Making{Template: n.built(), Who: n.window.who(), Now: n.window.options.Now}
	var problems []ceasefire.Problem
	switch n.begin.Selected {
	case blankAgreement:
		a := ceasefire.Agreement{ID: store.NewID(), Title: typed(n.heading), Zone: typed(n.zone)}
		a.Effect = n.form.readInstant("agreement.effect", n.effect, &problems)
		m.Blank.Agreement = a
		if len(problems) == 0 {
			problems = m.Blank.Problems()
		}
	case templateFile:
		m.Template = typed(n.template)
		if !strings.EqualFold(filepath.Ext(m.Template), ".json") {
			problems = append(problems, ceasefire.Problem{Field: "template", Message: "Name the template's file: it ends in .json."})
		}
	default:
		m.Sample = n.sample.Checked && m.Template == intake.SampleTemplate
	}
	if _, err := os.Lstat(withEnding(typed(n.path))); err == nil || typed(n.path) == "" {
		problems = append(problems, ceasefire.Problem{Field: "file", Message: "Choose a name that no file has yet: nothing is overwritten."})
	}
	return m, problems
}

// make makes the dossier beside the window and opens it; what is wrong is listed in the dialog, and nothing is made.
func (n *newDossier) make() {
	making, problems := n.read()
	if len(problems) > 0 {
		n.form.tell("", problems)
		return
	}
	w, path, present := n.window, withEnding(typed(n.path)), n.window.session
	blank := n.begin.Selected == blankAgreement
	w.background("making a dossier", func(ctx context.Context) (func(), error) {
		if err := intake.New(ctx, path, making); err != nil {
			return func() { n.form.tell("", mistakesIn(err)) }, nil
		}
		session, err := w.load(ctx, path, present)
		if err != nil {
			return nil, err
		}
		return func() {
			n.close()
			w.adopt(session)
			if blank {
				w.showPage(pageAgreement)
			}
		}, nil
	})
}

// mistakesIn lists what was wrong with what a dossier was to be made from, one sentence each.
func mistakesIn(err error) []ceasefire.Problem {
	var invalid *store.InvalidError
	if errors.As(err, &invalid) {
		return invalid.Problems
	}
	var several interface{ Unwrap() []error }
	if !errors.As(err, &several) {
		return []ceasefire.Problem{{Message: sentence(err)}}
	}
	var problems []ceasefire.Problem
	for _, one := range several.Unwrap() {
		var mistake *exchange.FieldError
		if errors.As(one, &mistake) {
			problems = append(problems, ceasefire.Problem{Message: sentence(mistake)})
		}
	}
	return problems
}
