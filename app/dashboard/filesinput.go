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
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// filesInput takes the files that are added to an incident while it is entered. Each is whole inside the dossier, in the draft, before it is listed, and becomes an attachment
// when the incident is saved.
type filesInput struct {
	form    *incidentForm
	content *fyne.Container
	list    *fyne.Container
	files   []draftFile
	kept    []string // the names of those that the incident has already
	keeping int      // how many files are being kept
	then    func()   // what waits for them
}

// draftFile is a file of a draft and, of a picture, how it looks.
type draftFile struct {
	store.Attachment
	picture image.Image
}

func newFilesInput(f *incidentForm) *filesInput {
	in := &filesInput{form: f, list: container.NewVBox()}
	add := widget.NewButtonWithIcon("Attach a file…", fynetheme.MailAttachmentIcon(), in.ask)
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

// saved takes away the files that were saved with the incident.
func (in *filesInput) saved(ids []ceasefire.ID) {
	in.files = slices.DeleteFunc(in.files, func(f draftFile) bool { return slices.Contains(ids, f.ID) })
	in.kept = nil
	in.draw()
}

// wait has something wait until all files are kept, and tells whether it must.
func (in *filesInput) wait(then func()) bool {
	if in.keeping == 0 {
		return false
	}
	in.then = then
	return true
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
	if len(paths) == 0 {
		return
	}
	in.keeping++
	session, form := in.form.window.session, in.form.drafts.slot
	in.form.window.background("keeping a file of a draft", func(ctx context.Context) (func(), error) {
		file, err := keepFile(ctx, session.dossier, form, paths[0])
		return func() {
			in.keeping--
			if err != nil {
				in.then = nil // what is wrong is told before anything is saved
				in.tell(sentence(err))
			} else if in.form.drafts.slot == form {
				in.files = append(in.files, file)
				in.form.window.notice.say(file.Name+" goes with the incident once that is saved.", "", nil) // the list may be out of sight
			}
			in.keep(paths[1:])
			in.draw()
			in.goOn()
		}, nil
	})
}

// goOn does what waited for the files.
func (in *filesInput) goOn() {
	if then := in.then; then != nil && in.keeping == 0 {
		in.then = nil
		then()
	}
}

// keepFile reads a file and keeps it in the draft of a form.
func keepFile(ctx context.Context, d *store.Dossier, form, path string) (draftFile, error) {
	content, err := readBounded(path)
	if err != nil {
		return draftFile{}, err
	}
	kept, err := d.KeepDraftFile(ctx, form, path, content)
	return draftFile{kept, pictureOf(kept.MediaType, content)}, err
}

// draftFiles reads the files of a form's draft.
func draftFiles(ctx context.Context, d *store.Dossier, form string) ([]draftFile, error) {
	list, err := d.DraftFiles(ctx, form)
	if err != nil {
		return nil, err
	}
	files := make([]draftFile, len(list))
	for n, a := range list {
		content, err := d.DraftFileContent(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		files[n] = draftFile{a, pictureOf(a.MediaType, content)}
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
		remove := widget.NewButtonWithIcon("Remove", fynetheme.ContentRemoveIcon(), func() { in.remove(f) })
		in.list.Add(container.NewBorder(nil, nil, nil, remove, cutLabel(f.Name+" · "+sizeWords(f.Size))))
		if f.picture != nil {
			in.list.Add(previewed(f.picture))
		}
	}
	if in.keeping > 0 {
		in.list.Add(cutLabel("Keeping it inside the dossier …"))
	}
	in.list.Refresh()
}

// cutLabel is a line that is cut where it is longer than its room.
func cutLabel(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Truncation = fyne.TextTruncateEllipsis
	return l
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
	w.background("removing a file of a draft", func(ctx context.Context) (func(), error) {
		content, err := session.dossier.DraftFileContent(ctx, f.ID)
		if err != nil {
			return nil, err
		}
		if err := session.dossier.DropDraftFile(ctx, f.ID); err != nil {
			return nil, err
		}
		return func() {
			in.files = slices.DeleteFunc(in.files, func(other draftFile) bool { return other.ID == f.ID })
			in.draw()
			w.notice.say("Removed: "+f.Name, "Undo", func() { in.putBack(session, form, f, content) })
		}, nil
	})
}

// putBack keeps a file again that was removed.
func (in *filesInput) putBack(s *session, form string, f draftFile, content []byte) {
	in.form.window.background("restoring a file of a draft", func(ctx context.Context) (func(), error) {
		kept, err := s.dossier.KeepDraftFile(ctx, form, f.Name, content)
		return func() {
			if in.form.drafts.slot == form {
				in.files = append(in.files, draftFile{kept, f.picture})
				in.draw()
			}
		}, err
	})
}
