package dashboard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// firstLine gives the first line of an error, without its full stop.
func firstLine(err error) string {
	words, _, _ := strings.Cut(err.Error(), "\n")
	return strings.TrimSuffix(words, ".")
}

// saveMapping asks for a file and writes how this one is read into it, for other dossiers, other people, and the command line.
func (f *importForm) saveMapping() {
	if f.reading.Format == "" {
		return
	}
	suggested := strings.TrimSuffix(f.path, filepath.Ext(f.path)) + " mapping.json"
	f.window.askPathOver("Save the mapping", suggested, "How this file is read, for files like it.", f.writeMapping)
}

// writeMapping writes the mapping beside the window.
func (f *importForm) writeMapping(path string) {
	reading, data := f.reading, f.path
	f.window.background("saving a mapping", func(context.Context) (func(), error) {
		var text bytes.Buffer
		err := errors.Join(store.RefuseTarget(path, data), exchange.WriteReading(&text, reading))
		if err == nil {
			err = store.WriteWhole(path, text.Bytes())
		}
		return func() { f.say("Saved the mapping: "+path+".", err) }, nil
	})
}

// say puts a sentence, or what went wrong, beneath what is said of the file.
func (f *importForm) say(words string, err error) {
	if err != nil {
		words = "✕ " + sentence(err)
	}
	f.state(f.what.Text + "\n" + words)
}

// openMapping lets the user choose a mapping that was saved, and reads the file by it.
func (f *importForm) openMapping() {
	choice := fileChoice{doing: "choosing a mapping", endings: []string{".json"}, folder: filepath.Dir(f.path), tell: func(err error) { f.say("", err) }}
	f.window.chooseFile(choice, f.readMapping)
}

// readMapping reads a saved mapping and looks at the file by it. What was settled before is forgotten.
func (f *importForm) readMapping(path string) {
	frame := f.session.frame
	f.window.background("reading a mapping", func(context.Context) (func(), error) {
		told, err := mappingFrom(path)
		if err != nil {
			return func() { f.say("", err) }, nil
		}
		var left int
		told.Mapping, left = told.Mapping.Fitting(frame)
		return func() {
			f.forget()
			f.look(told)
			if left > 0 {
				f.form.tell("", []ceasefire.Problem{{Message: intake.UnfitWords("the mapping", left)}})
			}
		}, nil
	})
}

// mappingFrom reads a file that holds a mapping.
func mappingFrom(path string) (told exchange.Reading, err error) {
	file, err := store.OpenOrdinary(path)
	if err != nil {
		return told, fmt.Errorf("opening the mapping: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if told, err = exchange.ReadReading(file); err != nil {
		return told, fmt.Errorf("%s is no mapping that can be read: %s", filepath.Base(path), firstLine(err))
	}
	return told, nil
}

// forget drops what was asked about the file, so that it is asked anew.
func (f *importForm) forget() {
	f.doubts.RemoveAll()
	clear(f.settled)
	f.header = ""
}
