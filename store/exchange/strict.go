package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxTemplate bounds a template or a sample: the largest agreement is a few hundred kilobytes.
const maxTemplate = 16 << 20

// decodeStrict reads a JSON text into a layout. Whatever the layout has no field for is refused, by line and place.
func decodeStrict(r io.Reader, layout any) (lines map[string]int, err error) {
	text, err := io.ReadAll(io.LimitReader(r, maxTemplate+1))
	if err != nil {
		return nil, fmt.Errorf("reading the JSON text: %w", err)
	}
	if len(text) > maxTemplate {
		return nil, formatError("the file is larger than %d MiB: this is no template", maxTemplate>>20)
	}
	if lines, err = positions(text); err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(layout); err != nil {
		return nil, misfit(err, text, lines)
	}
	return lines, nil
}

// misfit says where a JSON text does not fit its layout.
func misfit(err error, text []byte, lines map[string]int) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		line := 1 + bytes.Count(text[:min(int(kind.Offset), len(text))], []byte{'\n'})
		return &FieldError{LineNo: line, Field: kind.Field, Reason: fmt.Sprintf("a %s stands here and a %s is needed", kind.Value, plainType(kind.Type.String()))}
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		name = strings.Trim(name, `"`)
		place, line := firstNamed(lines, name)
		return &FieldError{LineNo: line, Field: place, Reason: "this field is not known: check its spelling"}
	}
	return &FieldError{LineNo: 1, Reason: err.Error()}
}

// plainType gives the kind of a Go type as JSON has it.
func plainType(of string) string {
	switch {
	case strings.HasPrefix(of, "[]"):
		return "list"
	case of == "string":
		return "text"
	case of == "bool":
		return "true or false"
	case strings.HasPrefix(of, "int"), strings.HasPrefix(of, "float"):
		return "number"
	}
	return "object"
}

// firstNamed finds the first place whose last name is the one given.
func firstNamed(lines map[string]int, name string) (place string, line int) {
	for candidate, at := range lines {
		if candidate != name && !strings.HasSuffix(candidate, "."+name) {
			continue
		}
		if line == 0 || at < line || at == line && candidate < place {
			place, line = candidate, at
		}
	}
	return place, max(line, 1)
}
