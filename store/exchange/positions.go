package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// positions gives the line, from 1, on which each value of a JSON text begins, by its place: parties[2].role. The text as a whole has the
// empty place. It refuses what is no JSON, and a name that an object has twice, which a decoder would pass over in silence.
func positions(text []byte) (map[string]int, error) {
	w := walker{decoder: json.NewDecoder(bytes.NewReader(text)), text: text, lines: map[string]int{}}
	if err := w.value(""); err != nil {
		return nil, err
	}
	if _, err := w.decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, w.wrong("", "something follows the end of the JSON text: remove it")
	}
	return w.lines, nil
}

type walker struct {
	decoder *json.Decoder
	text    []byte
	lines   map[string]int
}

// line gives the line that reading has come to.
func (w *walker) line() int {
	return 1 + bytes.Count(w.text[:min(int(w.decoder.InputOffset()), len(w.text))], []byte{'\n'})
}

func (w *walker) wrong(place, format string, args ...any) error {
	return &FieldError{LineNo: w.line(), Field: place, Reason: fmt.Sprintf(format, args...)}
}

func (w *walker) token(place string) (json.Token, error) {
	token, err := w.decoder.Token()
	switch {
	case err == nil:
		return token, nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, w.wrong(place, "the JSON text ends too early: it is cut off")
	}
	return nil, w.wrong(place, "this is not JSON: %v", err)
}

func (w *walker) value(place string) error {
	token, err := w.token(place)
	if err != nil {
		return err
	}
	w.lines[place] = w.line()
	switch token {
	case json.Delim('{'):
		return w.object(place)
	case json.Delim('['):
		return w.list(place)
	}
	return nil
}

func (w *walker) object(place string) error {
	for w.decoder.More() {
		token, err := w.token(place)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(place+"."+fmt.Sprint(token), ".")
		if _, twice := w.lines[name]; twice {
			return w.wrong(name, "it stands here twice: keep one")
		}
		if err := w.value(name); err != nil {
			return err
		}
	}
	_, err := w.token(place)
	return err
}

func (w *walker) list(place string) error {
	for n := 0; w.decoder.More(); n++ {
		if err := w.value(fmt.Sprintf("%s[%d]", place, n)); err != nil {
			return err
		}
	}
	_, err := w.token(place)
	return err
}
