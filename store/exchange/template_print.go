package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// printLayout writes a layout as JSON, its fields in the order of the layout and each on a line of its own. Fields that say nothing are
// left out, as a person leaves them out.
func printLayout(layout templateLayout) ([]byte, error) {
	p := printer{}
	p.value(reflect.ValueOf(layout), 0)
	p.text.WriteByte('\n')
	if p.failed != nil {
		return nil, p.failed
	}
	return p.text.Bytes(), nil
}

// printer writes JSON. It stands beside encoding/json's indentation because that breaks every list of words over many lines.
type printer struct {
	text   bytes.Buffer
	failed error
}

func (p *printer) value(v reflect.Value, depth int) {
	switch {
	case v.Kind() == reflect.Struct:
		p.object(v, depth)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		p.block('[', ']', depth, v.Len(), func(i int) { p.value(v.Index(i), depth+1) })
	case v.Kind() == reflect.Slice:
		p.row(v)
	default:
		p.leaf(v)
	}
}

// object writes the fields that say something.
func (p *printer) object(v reflect.Value, depth int) {
	var said []int
	for i := range v.NumField() {
		if !silent(v.Field(i)) {
			said = append(said, i)
		}
	}
	p.block('{', '}', depth, len(said), func(i int) {
		fmt.Fprintf(&p.text, "%q: ", v.Type().Field(said[i]).Tag.Get("json"))
		p.value(v.Field(said[i]), depth+1)
	})
}

// silent reports whether a field says nothing. A total of 0 people says something: it is no unknown total.
func silent(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// block writes entries one below the other, further in than what is around them.
func (p *printer) block(opens, closes byte, depth, n int, entry func(int)) {
	p.text.WriteByte(opens)
	for i := range n {
		if i > 0 {
			p.text.WriteByte(',')
		}
		p.text.WriteString("\n" + strings.Repeat("  ", depth+1))
		entry(i)
	}
	p.text.WriteString("\n" + strings.Repeat("  ", depth))
	p.text.WriteByte(closes)
}

// row writes a list of words on one line.
func (p *printer) row(v reflect.Value) {
	p.text.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			p.text.WriteString(", ")
		}
		p.leaf(v.Index(i))
	}
	p.text.WriteByte(']')
}

func (p *printer) leaf(v reflect.Value) {
	var one bytes.Buffer
	encoder := json.NewEncoder(&one)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v.Interface()); err != nil && p.failed == nil {
		p.failed = fmt.Errorf("a value cannot be written: %w", err)
	}
	p.text.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
}
