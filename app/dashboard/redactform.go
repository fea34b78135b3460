package dashboard

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// redactForm asks what a copy of the dossier for sharing leaves out, and says how much that is.
type redactForm struct {
	*modal
	session                                     *session
	confidential, people, contacts, attachments *tick
	coordinates                                 *pick
	names, path                                 *formEntry
	what                                        *widgets.Prose
	counts                                      *store.RedactionCounts // nil until they are read
}

// roundings are the ways of giving points, the usual one first.
func roundings() []struct {
	name    string
	degrees float64
} {
	return []struct {
		name    string
		degrees float64
	}{{"Rounded to 0.1°, about 10 km", 0.1}, {"Rounded to 0.01°, about 1 km", 0.01}, {"Rounded to 1°, about 100 km", 1}, {"Exact", 0}}
}

// askRedact opens the form.
func (w *Window) askRedact() {
	if w.session == nil || w.modal != nil {
		return
	}
	r := newRedactForm(w)
	r.show("Redacted copy for sharing", fyne.NewSize(680, 580), r.confidential, newButton("Cancel", r.close), saveButton("Make the copy", r.make))
	r.count()
}

func newRedactForm(w *Window) *redactForm {
	r := &redactForm{modal: w.newModal(), session: w.session}
	f := r.form
	r.submit = r.make
	r.confidential, r.people = f.tick("confidential sources, and who reported what rests on one"), f.tick("names of people: who reported, and who recorded")
	r.contacts, r.attachments = f.tick("e-mail addresses, handles and telephone numbers in texts"), f.tick("attached files")
	var ways []string
	for _, way := range roundings() {
		ways = append(ways, way.name)
	}
	r.coordinates = f.pick(ways)
	r.names, r.path = f.lines("One name or word a line"), f.entry("A file that ends in .truce")
	f.add(f.field("confidential", "Leave out", container.NewVBox(r.confidential, r.people, r.contacts, r.attachments)))
	f.add(f.field("coordinates", "Coordinates", r.coordinates))
	f.add(f.field("names", "Strike out of every text as well", r.names))
	r.what = f.remark()
	f.add(f.field("file", "The copy", container.NewBorder(nil, nil, nil, newButton("Folder…", func() { w.chooseFolder(r.path) }), r.path)))
	r.path.OnSubmitted = func(string) { r.make() }
	f.live = r.heed
	f.fill(func() {
		for _, t := range []*tick{r.confidential, r.people, r.contacts, r.attachments} {
			t.SetChecked(true)
		}
		r.coordinates.SetSelectedIndex(0)
		r.path.SetText(store.FreeName(w.session.dossier.Path(), "for sharing"))
	})
	r.heed()
	return r
}

// count reads beside the window how much there is to leave out.
func (r *redactForm) count() {
	r.window.background("counting what would be left out", func(ctx context.Context) (func(), error) {
		counts, err := r.session.dossier.RedactionCounts(ctx)
		if err != nil {
			return nil, err
		}
		return func() {
			r.counts = &counts
			r.heed()
		}, nil
	})
}

// heed says how much would be left out as it is chosen.
func (r *redactForm) heed() {
	if r.counts == nil {
		r.what.SetText("→ Counting…")
		return
	}
	r.what.SetText("→ " + redactionWords(r.chosen(), *r.counts))
	r.form.content.Refresh() // the words may take another line
}

// chosen gives what is chosen.
func (r *redactForm) chosen() safekeeping.Redaction {
	chosen := safekeeping.Redaction{Confidential: r.confidential.Checked, People: r.people.Checked, Contacts: r.contacts.Checked, Attachments: r.attachments.Checked}
	for _, way := range roundings() {
		if way.name == r.coordinates.Selected {
			chosen.Coarsen = way.degrees
		}
	}
	for _, line := range strings.Split(r.names.Text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			chosen.Names = append(chosen.Names, line)
		}
	}
	return chosen
}

// redactionWords says how much a copy for sharing leaves out, what stays that could give somebody away, and what no such copy holds.
func redactionWords(chosen safekeeping.Redaction, n store.RedactionCounts) string {
	var out, stays []string
	for _, part := range []struct {
		left bool
		n    int
		what string
	}{
		{chosen.Confidential, n.Sources, counted(n.Sources, "confidential source", "confidential sources")},
		{chosen.People, n.People, counted(n.People, "name of who reported or recorded", "names of who reported or recorded")},
		{chosen.Attachments, n.Attachments, counted(n.Attachments, "attached file", "attached files") + ofSize(n.Bytes)},
		{chosen.Coarsen > 0, n.Points, counted(n.Points, "exact point", "exact points")},
		{len(chosen.Names) > 0, len(chosen.Names), counted(len(chosen.Names), "word of yours", "words of yours")},
	} {
		switch {
		case part.n == 0:
		case part.left:
			out = append(out, part.what)
		default:
			stays = append(stays, part.what)
		}
	}
	words := "Always left out: the history (" + counted(n.Lines, "line", "lines") + "), " + counted(n.Deleted, "deleted incident", "deleted incidents") + ", drafts and settings."
	if len(out) > 0 {
		words = "Left out: " + strings.Join(out, ", ") + ". " + words
	}
	if len(stays) > 0 {
		words += "\n! It stays in: " + strings.Join(stays, ", ") + "."
	}
	return words
}

// ofSize says how large something is, nothing where it is nothing.
func ofSize(n int64) string {
	if n == 0 {
		return ""
	}
	return " (" + sizeWords(n) + ")"
}

// make writes the copy beside the window, and says what came of it.
func (r *redactForm) make() {
	path, chosen := typed(r.path), r.chosen()
	if path != "" {
		path = withEnding(path)
	}
	if problem := newFileProblem(path); problem != "" {
		r.form.tell("", []ceasefire.Problem{{Field: "file", Message: problem}})
		return
	}
	w, d := r.window, r.session.dossier
	r.close()
	w.redactTo(d, path, chosen.Options())
}

// redactTo makes the copy beside the window, with how far it is and a way to stop, and shows what is left in it.
func (w *Window) redactTo(d *store.Dossier, path string, o store.RedactedOptions) {
	ctx, cancel := context.WithCancel(context.Background())
	name := filepath.Base(path)
	o.Progress = func(doing store.RedactionStage, done, of int) {
		w.do(func() {
			if ctx.Err() == nil {
				w.notice.progress("Making "+name+": "+redactingWords(doing, done, of), int64(done), int64(of), cancel)
			}
		})
	}
	w.notice.say("Making "+name+" …", "Cancel", cancel)
	w.background("making a copy for sharing", func(context.Context) (func(), error) {
		report, err := d.Redacted(ctx, path, o)
		if err != nil && ctx.Err() != nil {
			return func() { w.notice.say("The copy "+name+" was cancelled: nothing was written.", "", nil) }, nil
		}
		cancel()
		if err != nil {
			return nil, err
		}
		return func() {
			w.notice.say(redactedWords(path, report), "", nil)
			if len(report.Remaining)+len(report.Words)+len(report.Doubtful)+len(report.Open) > 0 {
				w.notice.say(redactedWords(path, report), "Read what is left", func() { w.showLookOver(path, report) })
				w.showLookOver(path, report)
			}
		}, nil
	})
}

// redactingWords says what a redaction is at.
func redactingWords(doing store.RedactionStage, done, of int) string {
	if of > 0 {
		return grouped(done) + " of " + grouped(of) + " incidents gone over"
	}
	return map[store.RedactionStage]string{
		store.RedactionCopies: "copying …", store.RedactionStrikes: "striking out …", store.RedactionIndexes: "writing the search index …",
		store.RedactionClears: "clearing what was deleted …", store.RedactionChecks: "checking the copy …", store.RedactionLooksOver: "looking it over …",
	}[doing]
}
