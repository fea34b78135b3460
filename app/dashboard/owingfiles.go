package dashboard

import (
	"context"
	"slices"
	"time"

	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// owedFile is a file that was added to a form and that its dossier does not hold yet.
type owedFile struct {
	owed
	slot    string
	file    store.Attachment
	content []byte
}

// oweFile has a file kept in a draft. It is safe as what is typed is: in the dossier, or in the user's own folder until that takes it.
func (o *owing) oweFile(d *store.Dossier, slot string, file store.Attachment, content []byte) {
	o.mu.Lock()
	f := &owedFile{owed: owed{dossier: d, changed: o.window.options.Now(), since: time.Now(), queued: true}, slot: slot, file: file, content: content}
	o.files = append(o.files, f)
	o.mu.Unlock()
	o.queueFile(f)
}

func (o *owing) queueFile(f *owedFile) {
	o.window.queue.add(step("keeping a file of a draft"), func(ctx context.Context) error { return o.writeFile(ctx, f) })
}

// writeFile writes a file into its dossier, and tells the form what came of it.
func (o *owing) writeFile(ctx context.Context, f *owedFile) error {
	if !o.owes(f) { // it was removed meanwhile
		return nil
	}
	err := f.dossier.PutDraftFile(ctx, f.slot, f.file, f.content)
	o.mu.Lock()
	f.queued = false
	if err != nil {
		f.tried = time.Now()
	}
	o.mu.Unlock()
	if err != nil {
		o.tell(&f.owed, err)
	} else if err := o.forgetFile(f.file.ID); err != nil {
		return err
	}
	o.window.do(func() { o.window.incidents.form.files.landed(f.slot, err) })
	return nil
}

func (o *owing) owes(f *owedFile) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Contains(o.files, f)
}

// forgetFile forgets a file that the dossier holds now, or that was removed, with what lies of it in the user's own folder.
func (o *owing) forgetFile(id ceasefire.ID) error {
	o.mu.Lock()
	o.files = slices.DeleteFunc(o.files, func(f *owedFile) bool { return f.file.ID == id })
	lies := slices.Contains(o.asideFiles, id)
	o.mu.Unlock()
	if lies {
		return o.putAside()
	}
	return nil
}

// filesOf gives the files of a draft that its dossier does not hold yet.
func (o *owing) filesOf(slot string) (files []*owedFile) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, f := range o.files {
		if f.slot == slot {
			files = append(files, f)
		}
	}
	return files
}

// tryFiles has the files of a draft written again that are not waiting for that, and reports whether any is still to be written.
func (o *owing) tryFiles(slot string) bool {
	files := o.filesOf(slot)
	for _, f := range files {
		o.mu.Lock()
		begin := !f.queued
		f.queued = true
		o.mu.Unlock()
		if begin {
			o.queueFile(f)
		}
	}
	return len(o.filesOf(slot)) > 0
}

// lateFiles gives the files that are to be tried again now, and reports whether one takes too long. It is called with the lock held.
func (o *owing) lateFiles(now time.Time) (again []*owedFile, late bool) {
	for _, f := range o.files {
		if !f.queued && now.Sub(f.tried) >= againAfter {
			f.queued = true
			again = append(again, f)
		}
		late = late || now.Sub(f.since) >= lateAfter && !slices.Contains(o.asideFiles, f.file.ID)
	}
	return again, late
}

// filesAside gives the files that are owed as the user's own folder keeps them, and what they are known by. It is called with the lock held.
func (o *owing) filesAside() (files []safekeeping.File, ids []ceasefire.ID) {
	for _, f := range o.files {
		files = append(files, safekeeping.File{ID: f.file.ID, Form: f.slot, Name: f.file.Name, Content: f.content})
		ids = append(ids, f.file.ID)
	}
	return files, ids
}
