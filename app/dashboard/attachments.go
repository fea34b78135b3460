package dashboard

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/gif" // pictures that can be previewed
	_ "image/jpeg"
	_ "image/png"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// mostPixels is how many pixels a picture may have that is previewed: a small file can hold a picture that fills the memory.
const mostPixels = 16_000_000

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

// previewOf decodes a picture, nil for what is none, is damaged, or has too many pixels.
func previewOf(ctx context.Context, d *store.Dossier, a store.Attachment) (image.Image, error) {
	if !strings.HasPrefix(a.MediaType, "image/") {
		return nil, nil
	}
	content, err := d.AttachmentContent(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width > mostPixels/size.Height {
		return nil, nil
	}
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, nil // it is kept all the same, and can be saved out
	}
	return picture, nil
}

func (l *attachmentList) show(list []store.Attachment, pictures []image.Image) {
	l.content.RemoveAll()
	for n, a := range list {
		name := widget.NewLabel(a.Name + " · " + sizeWords(a.Size))
		name.Truncation = fyne.TextTruncateEllipsis
		sum := widgets.NewText(fmt.Sprintf("SHA-256 %x", a.SHA256), widgets.RoleCaption)
		l.content.Add(name)
		if pictures[n] != nil {
			shown := canvas.NewImageFromImage(pictures[n])
			shown.FillMode = canvas.ImageFillContain
			shown.SetMinSize(fyne.NewSize(0, 140))
			l.content.Add(shown)
		}
		l.content.Add(container.New(inset{side: 8}, sum))
		l.content.Add(container.NewHBox(widget.NewButton("Save a copy…", func() { l.askSave(a) }), widget.NewButton("Remove", func() { l.remove(a) })))
	}
	l.content.Refresh()
}

func sizeWords(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
}

// attach asks for a file and keeps it with the incident that is shown.
func (d *incidentDetail) attach() {
	incident, ok := d.incident()
	if !ok || d.window.incidents.form.open {
		return
	}
	w := d.window
	w.chooseFile("choosing a file", nil, "", func(path string) { d.attachFile(incident.ID, path) })
}

// attachFile keeps a file inside the dossier, beside the window.
func (d *incidentDetail) attachFile(id ceasefire.ID, path string) {
	session, w := d.window.session, d.window
	w.background("attaching "+filepath.Base(path), func(ctx context.Context) (func(), error) {
		content, err := readBounded(path)
		if err != nil {
			return nil, err
		}
		kept, err := session.dossier.Attach(ctx, id, path, content)
		if err != nil {
			return nil, err
		}
		return func() {
			w.notice.say("Attached: "+kept.Name, "Undo", func() { d.attachments.remove(kept) })
			if d.attachments.of == id {
				d.attachments.load(id)
			}
		}, nil
	})
}

// readBounded reads a file, and no more of it than tells that it is too large.
func readBounded(path string) (content []byte, err error) {
	file, err := os.Open(path)
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
	l.change("removing "+a.Name, a, (*store.Dossier).RemoveAttachment, func() {
		l.window.notice.say("Removed: "+a.Name, "Undo", func() {
			l.change("restoring "+a.Name, a, (*store.Dossier).RestoreAttachment, func() {})
		})
	})
}

func (l *attachmentList) change(doing string, a store.Attachment, do func(*store.Dossier, context.Context, ceasefire.ID) error, then func()) {
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
		path := filepath.Join(folder.Path(), a.Name)
		w.background("saving "+a.Name, func(ctx context.Context) (func(), error) {
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
