package dashboard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// remembered is the mapping that was used last for a file of the same columns, and what there is to say of it.
type remembered struct {
	found   bool
	reading exchange.Reading
	words   string
}

// rememberedAs is the setting under which the mapping for files of the same columns is kept; this program's own export has none, and is known by its format.
func rememberedAs(r exchange.Reading) string {
	if len(r.Header) == 0 {
		return "mapping " + string(r.Format)
	}
	return "mapping " + r.LayoutKey()
}

// recall reads the mapping that was used last for a file of the same columns. Beside the mapping it settles what is in doubt; what the file itself says goes before.
func recall(ctx context.Context, d *store.Dossier, frame ceasefire.Frame, told, found exchange.Reading) remembered {
	text, there, err := d.Setting(ctx, rememberedAs(found))
	if err == nil && !there {
		return remembered{}
	}
	var old exchange.Reading
	if err == nil {
		old, err = exchange.ReadReading(strings.NewReader(text))
	}
	if err != nil {
		return remembered{words: " ✕ The mapping that was used last for such a file cannot be read, and is left out: " + firstLine(err) + "."}
	}
	for _, doubt := range found.Doubts {
		if settled, err := told.Settle(doubt.About, valueOf(old, doubt.About)); err == nil && valueOf(old, doubt.About) != "" {
			told = settled
		}
	}
	mapping, left := old.Mapping.Fitting(frame)
	told.Mapping = mapping
	return remembered{true, told, " Read as such a file was read last." + leftWords(left)}
}

// valueOf gives what a reading says of what may be in doubt.
func valueOf(r exchange.Reading, about exchange.About) string {
	switch about {
	case exchange.AboutEncoding:
		return string(r.Encoding)
	case exchange.AboutDelimiter:
		if r.Delimiter != 0 {
			return exchange.DelimiterName(r.Delimiter)
		}
	case exchange.AboutSheet:
		return r.Sheet
	case exchange.AboutDates:
		return string(r.DateOrder)
	}
	return ""
}

// firstLine gives the first line of an error, without its full stop.
func firstLine(err error) string {
	words, _, _ := strings.Cut(err.Error(), "\n")
	return strings.TrimSuffix(words, ".")
}

// leftWords says how many words of a mapping stand for what the dossier does not have.
func leftWords(left int) string {
	if left == 0 {
		return ""
	}
	return " " + counted(left, "word of it stands", "words of it stand") + " for what this dossier does not have, and " + map[bool]string{true: "is", false: "are"}[left == 1] + " left out."
}

// remember keeps the mapping for the next file of the same columns.
func remember(ctx context.Context, d *store.Dossier, r exchange.Reading) error {
	var text bytes.Buffer
	if err := exchange.WriteReading(&text, r); err != nil {
		return err
	}
	return d.SetSetting(ctx, rememberedAs(r), text.String())
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
	reading := f.reading
	f.window.background("saving a mapping", func(context.Context) (func(), error) {
		var text bytes.Buffer
		err := exchange.WriteReading(&text, reading)
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
				f.form.tell("", []ceasefire.Problem{{Message: strings.TrimSpace(strings.ReplaceAll(leftWords(left), "of it", "of the mapping"))}})
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
