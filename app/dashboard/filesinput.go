package dashboard

import (
	"context"
	"image"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// filesInput takes the files that are added to an incident while it is entered. Each is kept as what is typed is: in the draft inside the dossier, or in the user's own folder until that takes it. It becomes
// an attachment when the incident is saved.
type filesInput struct {
	form    *incidentForm
	content *fyne.Container
	list    *fyne.Container
	files   []draftFile
	kept    []string // the names of those that the incident has already
	keeping int      // how many files are being kept
	then    func()   // what waits for them
	behind  bool     // that it is said that the dossier does not take them
}

// draftFile is a file of a draft and, of a picture, how it looks.
type draftFile struct {
	store.Attachment
	picture image.Image
}

func newFilesInput(f *incidentForm) *filesInput {
	in := &filesInput{form: f, list: container.NewVBox()}
	add := newIconButton("Attach a file…", fynetheme.MailAttachmentIcon(), in.ask)
	in.content = container.NewVBox(in.list, container.NewHBox(add, widgets.NewText("or drop files on the window", widgets.RoleCaption)))
	return in
}

// set lists the files of a draft, and names those that the incident has already.
func (in *filesInput) set(files []draftFile, kept []string) {
	in.files, in.kept, in.then = files, kept, nil
	in.draw()
}

// ids gives the files in the order in which they are listed.
func (in *filesInput) ids() []ceasefire.ID { return idsOf(in.files) }

func idsOf(files []draftFile) []ceasefire.ID {
	ids := make([]ceasefire.ID, len(files))
	for n, f := range files {
		ids[n] = f.ID
	}
	return ids
}

// wait has something wait until all files are in the dossier, and tells whether it must.
func (in *filesInput) wait(then func()) bool {
	in.then = then
	if in.keeping > 0 || in.form.window.owing.tryFiles(in.form.drafts.slot) {
		return true
	}
	in.then = nil
	return false
}

// landed is told what came of writing a file of a draft into the dossier. What waits for it waits no longer where that failed: what is wrong is told before anything is saved.
func (in *filesInput) landed(slot string, err error) {
	if in.form.drafts.slot != slot {
		return
	}
	switch {
	case err != nil && in.then != nil:
		in.then, in.behind = nil, true
		in.tell(sentence(err) + " The file is kept in your own folder until the dossier takes it.")
	case err == nil && in.behind:
		in.behind = false
		in.tell("")
	}
	in.goOn()
}

// ask lets a file be chosen.
func (in *filesInput) ask() {
	w := in.form.window
	w.chooseFile(fileChoice{doing: "choosing a file", folder: filepath.Dir(w.session.dossier.Path())}, func(path string) { in.add(path) })
}

// add keeps files in the draft, beside the window, one after the other.
func (in *filesInput) add(paths ...string) {
	in.tell("")
	in.keep(paths)
	in.draw()
}

func (in *filesInput) keep(paths []string) {
	if len(paths) == 0 || in.form.drafts.wait(func() { in.keep(paths) }) {
		return
	}
	in.keeping++
	session, form := in.form.window.session, in.form.drafts.slot
	in.form.window.background("reading a file", func(ctx context.Context) (func(), error) {
		file, content, err := readDraftFile(paths[0])
		return func() {
			in.keeping--
			if err != nil {
				in.then = nil // what is wrong is told before anything is saved
				in.tell(sentence(err))
			} else if in.form.window.session == session {
				in.added(form, file, content)
			}
			in.keep(paths[1:])
			in.draw()
			in.goOn()
		}, nil
	})
}

// added keeps a file in a draft, and lists it where that is still the one in the form.
func (in *filesInput) added(slot string, file draftFile, content []byte) {
	w := in.form.window
	if in.form.drafts.slot == slot {
		in.files = append(in.files, file)
		w.notice.say(file.Name+" goes with the incident once that is saved.", "", nil) // the list may be out of sight
	}
	w.owing.oweFile(w.session.dossier, slot, file.Attachment, content)
}

// goOn does what waited for the files.
func (in *filesInput) goOn() {
	if then := in.then; then != nil && in.keeping == 0 && len(in.form.window.owing.filesOf(in.form.drafts.slot)) == 0 {
		in.then = nil
		then()
	}
}

// readDraftFile reads a file that is to be kept in a draft.
func readDraftFile(path string) (draftFile, []byte, error) {
	content, err := readBounded(path)
	if err != nil {
		return draftFile{}, nil, err
	}
	file, err := store.NewDraftFile(path, content)
	return draftFile{file, pictureOf(file.MediaType, content)}, content, err
}

// draftFiles reads the files of a form's draft, those last that the dossier does not hold yet.
func (w *Window) draftFiles(ctx context.Context, d *store.Dossier, form string) ([]draftFile, error) {
	owed := w.owing.filesOf(form)
	list, err := d.DraftFiles(ctx, form)
	if err != nil {
		return nil, err
	}
	var files []draftFile
	for _, a := range list {
		content, err := d.DraftFileContent(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		files = append(files, draftFile{a, pictureOf(a.MediaType, content)})
	}
	for _, f := range owed {
		if !slices.Contains(idsOf(files), f.file.ID) { // and did not come there meanwhile
			files = append(files, draftFile{f.file, pictureOf(f.file.MediaType, f.content)})
		}
	}
	return files, nil
}

// tell says what is wrong with a file, or nothing.
func (in *filesInput) tell(problem string) {
	field := in.form.inputs.fields[fieldFiles]
	if problem == "" {
		field.ClearProblem()
		return
	}
	field.SetProblem(ceasefire.Problem{Field: fieldFiles, Message: problem})
}

func (in *filesInput) draw() {
	in.list.RemoveAll()
	for _, name := range in.kept {
		in.list.Add(cutLabel(name + " · kept already"))
	}
	for _, f := range in.files {
		remove := newIconButton("Remove", fynetheme.ContentRemoveIcon(), func() { in.remove(f) })
		in.list.Add(container.NewBorder(nil, nil, nil, remove, cutLabel(f.Name+" · "+sizeWords(f.Size))))
		if f.picture != nil {
			in.list.Add(previewed(f.picture))
		}
	}
	if in.keeping > 0 {
		in.list.Add(cutLabel("Reading it …"))
	}
	in.list.Refresh()
}

// cutLabel is a line that is cut where it is longer than its room.
func cutLabel(text string) fyne.CanvasObject {
	return container.New(inset{8, 8}, widgets.NewText(text, widgets.RoleBody))
}

// previewed shows a picture whole, at the height of a preview.
func previewed(picture image.Image) *canvas.Image {
	shown := canvas.NewImageFromImage(picture)
	shown.FillMode = canvas.ImageFillContain
	shown.SetMinSize(fyne.NewSize(0, 140))
	return shown
}

// remove takes a file out of the draft, and offers to take that back: until then its content is held here.
func (in *filesInput) remove(f draftFile) {
	w, session, form := in.form.window, in.form.window.session, in.form.drafts.slot
	gone := func(content []byte) {
		in.files = slices.DeleteFunc(in.files, func(other draftFile) bool { return other.ID == f.ID })
		in.draw()
		w.notice.say("Removed: "+f.Name, "Undo", func() { in.putBack(session, form, f, content) })
	}
	for _, owed := range w.owing.filesOf(form) {
		if owed.file.ID == f.ID { // the dossier holds nothing of it, or will not once what is under way is over
			w.background("removing a file of a draft", func(ctx context.Context) (func(), error) { return nil, w.owing.forgetFile(f.ID) })
			w.queue.add("removing a file of a draft", func(ctx context.Context) error { return session.dossier.DropDraftFile(ctx, f.ID) })
			gone(owed.content)
			return
		}
	}
	w.background("removing a file of a draft", func(ctx context.Context) (func(), error) {
		content, err := session.dossier.DraftFileContent(ctx, f.ID)
		if err == nil {
			err = session.dossier.DropDraftFile(ctx, f.ID)
		}
		return func() { gone(content) }, err
	})
}

// putBack keeps a file again that was removed.
func (in *filesInput) putBack(s *session, form string, f draftFile, content []byte) {
	if in.form.window.session != s || in.form.drafts.slot != form {
		return
	}
	in.form.window.owing.oweFile(s.dossier, form, f.Attachment, content)
	in.files = append(in.files, f)
	in.draw()
}
