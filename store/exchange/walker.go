package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// maxList bounds each list of a template or a sample. The longest known agreement has some 600 commitments, and the search for loops among
// their conditions takes the third power of their number.
const maxList = 1000

// walker goes through a JSON text beside the Go type that it is to be read into. It notes the line, from 1, of each value by its place, such as
// parties[2].role (the text as a whole has the empty place), and refuses what encoding/json would pass over in silence: a name that is
// written with other capitals, a name that stands there twice, and null. Its depth is that of the type, whatever the text nests.
type walker struct {
	decoder *json.Decoder
	text    []byte
	lines   map[string]int
	counted int // how much of the text the line breaks were counted of
	breaks  int
}

func newWalker(text []byte) *walker {
	w := &walker{decoder: json.NewDecoder(bytes.NewReader(text)), text: text, lines: map[string]int{}}
	w.decoder.UseNumber()
	return w
}

// whole goes through the whole text.
func (w *walker) whole(layout reflect.Type) error {
	if err := w.value("", layout); err != nil {
		return err
	}
	if _, err := w.decoder.Token(); !errors.Is(err, io.EOF) {
		return w.wrong("", "something follows the end of the JSON text: remove it")
	}
	return nil
}

// line gives the line that reading has come to.
func (w *walker) line() int {
	at := min(int(w.decoder.InputOffset()), len(w.text))
	w.breaks += bytes.Count(w.text[w.counted:at], []byte{'\n'})
	w.counted = at
	return 1 + w.breaks
}

func (w *walker) wrong(place, format string, args ...any) error {
	return fieldError(w.line(), place, format, args...)
}

func (w *walker) token(place string) (json.Token, error) {
	token, err := w.decoder.Token()
	switch {
	case err == nil:
		return token, nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, w.wrong(place, "the JSON text ends too early: it is cut off; get the file again")
	}
	return nil, w.wrong(place, "this is not JSON: %v", err)
}

func (w *walker) value(place string, layout reflect.Type) error {
	token, err := w.token(place)
	if err != nil {
		return err
	}
	w.lines[place] = w.line()
	if layout.Kind() == reflect.Pointer {
		if token == nil {
			return nil
		}
		layout = layout.Elem()
	}
	if !fits(token, layout.Kind()) {
		return w.wrong(place, "%s stands here and %s is needed", written(token), needed(layout.Kind()))
	}
	switch token {
	case json.Delim('{'):
		return w.object(place, fieldsOf(layout))
	case json.Delim('['):
		return w.list(place, layout.Elem())
	}
	return nil
}

func (w *walker) object(place string, fields map[string]reflect.Type) error {
	for w.decoder.More() {
		token, err := w.token(place)
		if err != nil {
			return err
		}
		name := fmt.Sprint(token)
		inner := strings.TrimPrefix(place+"."+clip(name, longestQuoted), ".")
		layout, known := fields[name]
		if !known {
			return w.wrong(inner, "this field is not known: %s", spelling(name, fields))
		}
		if _, twice := w.lines[inner]; twice {
			return w.wrong(inner, "it stands here twice: keep one")
		}
		if err := w.value(inner, layout); err != nil {
			return err
		}
	}
	_, err := w.token(place)
	return err
}

func (w *walker) list(place string, layout reflect.Type) error {
	for n := 0; w.decoder.More(); n++ {
		if n == maxList {
			return w.wrong(place, "the list has more than %d entries: shorten it", maxList)
		}
		if err := w.value(fmt.Sprintf("%s[%d]", place, n), layout); err != nil {
			return err
		}
	}
	_, err := w.token(place)
	return err
}

// fieldsOf gives the types of a layout's fields by their names in JSON.
func fieldsOf(layout reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range layout.NumField() {
		name, _, _ := strings.Cut(layout.Field(i).Tag.Get("json"), ",")
		fields[name] = layout.Field(i).Type
	}
	return fields
}

// spelling says how to spell a field that is not known as it stands.
func spelling(name string, fields map[string]reflect.Type) string {
	for known := range fields {
		if strings.EqualFold(known, name) {
			return "write " + known
		}
	}
	return "check its spelling, or leave it out"
}

// fits reports whether a value that begins with a token can be read into a kind of Go value.
func fits(token json.Token, kind reflect.Kind) bool {
	switch token := token.(type) {
	case json.Delim:
		return token == '{' && kind == reflect.Struct || token == '[' && kind == reflect.Slice
	case string:
		return kind == reflect.String
	case bool:
		return kind == reflect.Bool
	case json.Number:
		return fitsNumber(token, kind)
	}
	return false
}

func fitsNumber(number json.Number, kind reflect.Kind) bool {
	if kind == reflect.Int {
		_, err := strconv.ParseInt(number.String(), 10, 32)
		return err == nil
	}
	_, err := number.Float64()
	return kind == reflect.Float64 && err == nil
}

// written names what stands in a JSON text.
func written(token json.Token) string {
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return "an object"
		}
		return "a list"
	case string:
		return "a text"
	case bool:
		return "true or false"
	case json.Number:
		return "the number " + clip(token.String(), longestQuoted)
	}
	return "null"
}

// needed names what a kind of Go value is in a JSON text.
func needed(kind reflect.Kind) string {
	switch kind {
	case reflect.Struct:
		return "an object"
	case reflect.Slice:
		return "a list"
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Bool:
		return "true or false"
	}
	return "a text"
}
