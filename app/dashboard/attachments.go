package dashboard

import (
	"context"
	"crypto/sha256"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// attachmentList shows the files that are kept with the incident in the detail panel, with their SHA-256 and, of pictures, how they look.
type attachmentList struct {
	window  *Window
	content *fyne.Container
	of      ceasefire.ID
}

func newAttachmentList(w *Window) *attachmentList {
	return &attachmentList{window: w, content: container.NewVBox()}
}

// load reads an incident's attachments beside the window and shows them.
func (l *attachmentList) load(id ceasefire.ID) {
	if l.of != id {
		l.content.RemoveAll()
	}
	l.of = id
	session := l.window.session
	l.window.background("reading the attachments", func(ctx context.Context) (func(), error) {
		list, err := session.dossier.Attachments(ctx, id)
		if err != nil {
			return nil, err
		}
		pictures := make([]image.Image, len(list))
		for n, a := range list {
			if pictures[n], err = previewOf(ctx, session.dossier, a); err != nil {
				return nil, err
			}
		}
		return func() {
			if l.of == id && l.window.session == session {
				l.show(list, pictures)
			}
		}, nil
	})
}

// previewOf gives how a picture looks, nil for what cannot be previewed.
func previewOf(ctx context.Context, d *store.Dossier, a store.Attachment) (image.Image, error) {
	if !strings.HasPrefix(a.MediaType, "image/") {
		return nil, nil
	}
	content, err := d.AttachmentContent(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	return pictureOf(a.MediaType, content), nil
}

func (l *attachmentList) show(list []store.Attachment, pictures []image.Image) {
	l.content.RemoveAll()
	for n, a := range list {
		sum := widgets.NewProse(sumWords(a.SHA256))
		sum.SizeName = theme.SizeNameCaption
		l.content.Add(cutLabel(store.SafeName(a.Name) + " · " + sizeWords(a.Size)))
		if pictures[n] != nil {
			l.content.Add(previewed(pictures[n]))
		}
		l.content.Add(container.New(inset{side: 8}, sum))
		l.content.Add(container.NewHBox(newButton("Save a copy…", func() { l.askSave(a) }), l.window.door(newButton("Remove", func() { l.remove(a) }))))
	}
	l.content.Refresh()
}

// sumWords gives the SHA-256 of a file whole, in two halves so that it breaks into lines in a narrow place.
func sumWords(sum [sha256.Size]byte) string {
	return fmt.Sprintf("SHA-256 %x %x", sum[:sha256.Size/2], sum[sha256.Size/2:])
}

// sizeWords says how large a file is.
func sizeWords(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return counted(int(n), "byte", "bytes")
}

// attach asks for a file and keeps it with the incident that is shown, or that is being entered.
func (p *incidentsPage) attach() {
	if p.form.open {
		if p.window.sight != pageIncidents {
			p.window.showPage(pageIncidents)
			p.form.focus()
		}
		p.form.files.ask()
		return
	}
	if incident, ok := p.detail.incident(); ok {
		p.window.chooseFile(fileChoice{doing: "choosing a file", folder: filepath.Dir(p.window.session.dossier.Path())},
			func(path string) { p.detail.attachFiles(incident.ID, path) })
	}
}

// attachDropped attaches files that were dropped on the window while an incident is entered, or on one that is shown, and tells whether it did.
func (p *incidentsPage) attachDropped(at fyne.Position, paths []string) bool {
	if p.window.session == nil || p.window.sight != pageIncidents || p.window.dialogScroll() != nil {
		return false
	}
	if p.form.open {
		p.form.files.add(paths...)
		return true
	}
	incident, ok := p.detail.incident()
	if ok && at.X >= fyne.CurrentApp().Driver().AbsolutePositionForObject(p.side).X {
		if p.window.mayChange() {
			p.detail.attachFiles(incident.ID, paths...)
		}
		return true
	}
	return false
}

// attachFiles keeps files inside the dossier, beside the window.
func (d *incidentDetail) attachFiles(id ceasefire.ID, paths ...string) {
	session, w := d.window.session, d.window
	w.background("attaching a file", func(ctx context.Context) (func(), error) {
		var kept []store.Attachment
		err := attachAll(ctx, session.dossier, id, paths, &kept)
		return func() {
			if d.attachments.of == id {
				d.attachments.load(id)
			}
			switch {
			case err != nil:
				w.notice.fail("attaching a file", err)
			case len(kept) == 1:
				w.sayDone("Attached: " + kept[0].Name)
			default:
				w.notice.say("Attached: "+counted(len(kept), "file", "files"), "Undo", func() {
					for _, a := range kept {
						d.attachments.remove(a)
					}
				})
			}
		}, nil
	})
}

// attachAll attaches one file after the other, up to the first that cannot be.
func attachAll(ctx context.Context, d *store.Dossier, id ceasefire.ID, paths []string, kept *[]store.Attachment) error {
	for _, path := range paths {
		content, err := readBounded(path)
		if err != nil {
			return err
		}
		a, err := d.Attach(ctx, id, path, content)
		if err != nil {
			return err
		}
		*kept = append(*kept, a)
	}
	return nil
}

// readBounded reads a file, and no more of it than tells that it is too large.
func readBounded(path string) (content []byte, err error) {
	file, err := store.OpenOrdinary(path)
	if err != nil {
		return nil, err
	}
	content, err = io.ReadAll(io.LimitReader(file, store.LargestAttachment+1))
	if closed := file.Close(); err == nil {
		err = closed
	}
	return content, err
}

// remove marks an attachment as removed, and offers to take that back.
func (l *attachmentList) remove(a store.Attachment) {
	l.change("removing an attachment", a, (*store.Dossier).RemoveAttachment, func() {
		l.window.sayDone("Removed: " + a.Name)
	})
}

func (l *attachmentList) change(doing step, a store.Attachment, do func(*store.Dossier, context.Context, ceasefire.ID) error, then func()) {
	session, of := l.window.session, l.of
	l.window.background(doing, func(ctx context.Context) (func(), error) {
		err := do(session.dossier, ctx, a.ID)
		return func() {
			then()
			if l.of == of {
				l.load(of)
			}
		}, err
	})
}

// askSave asks for a folder and saves a copy of an attachment there; a file that is there already is not overwritten.
func (l *attachmentList) askSave(a store.Attachment) {
	w, session := l.window, l.window.session
	w.showFileDialog(dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			w.notice.fail("choosing a folder", err)
			return
		}
		if folder == nil {
			return
		}
		path := filepath.Join(folder.Path(), store.SafeName(a.Name))
		w.background("saving an attachment", func(ctx context.Context) (func(), error) {
			if _, err := os.Lstat(path); err == nil {
				return nil, fmt.Errorf("%s is there already: choose another folder, nothing was overwritten", path)
			}
			content, err := session.dossier.AttachmentContent(ctx, a.ID)
			if err == nil {
				err = store.WriteWhole(path, content)
			}
			return func() { w.notice.say("Saved: "+path, "", nil) }, err
		})
	}, w.win))
}
