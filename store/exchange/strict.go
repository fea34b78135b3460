package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"unicode/utf8"
)

// maxTemplate bounds a template or a sample: one of 600 commitments, each with its clause, has a quarter of a megabyte.
const maxTemplate = 2 << 20

// decodeStrict reads a JSON text into a layout and gives the line of each value by its place. Whatever the layout has no field for is refused
// with a *FieldError.
func decodeStrict(r io.Reader, layout any) (lines map[string]int, err error) {
	text, err := io.ReadAll(io.LimitReader(r, maxTemplate+1))
	if err != nil {
		return nil, fmt.Errorf("reading the JSON text: %w", err)
	}
	if len(text) > maxTemplate {
		return nil, fieldError(lineAt(text, maxTemplate), "", "the file is larger than %d MiB, up to which it is read: take out what is no part of the agreement", maxTemplate>>20)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if at := invalidAt(text); at < len(text) {
		return nil, fieldError(lineAt(text, at), "", "this is not UTF-8 text: save the file in UTF-8 and try again")
	}
	w := newWalker(text)
	if err := w.whole(reflect.TypeOf(layout).Elem()); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, layout); err != nil {
		return nil, fmt.Errorf("reading the JSON text: %w", err)
	}
	return w.lines, nil
}

// lineAt gives the line, from 1, of a place in a text.
func lineAt(text []byte, at int) int { return 1 + bytes.Count(text[:at], []byte{'\n'}) }

// invalidAt gives the place of the first byte that is not UTF-8, or the length of the text.
func invalidAt(text []byte) int {
	for at := 0; at < len(text); {
		letter, size := utf8.DecodeRune(text[at:])
		if letter == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
	return len(text)
}
