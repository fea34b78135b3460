package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// nest puts a text in so many lists or objects.
func nest(n int, open, inner, shut string) string {
	return strings.Repeat(open, n) + inner + strings.Repeat(shut, n)
}

// What is nested a hundred thousand deep, or has millions of parts, is refused with a sentence by every reader of JSON, before it is made into anything.
func TestDeepAndBroadTextsAreRefused(t *testing.T) {
	const deep = 100_000
	frame, _ := syria(t)
	lists := nest(deep, "[", "", "]")
	shapes := nest(deep, `{"type":"GeometryCollection","geometries":[`, "", "]}")
	for name, text := range map[string]string{
		"features":        lists,
		"coordinates":     `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":` + lists + `}}]}`,
		"shapes":          `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":` + shapes + `}]}`,
		"properties":      `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":` + lists + `},"geometry":null}]}`,
		"cut off":         strings.Repeat(`{"a":[`, deep),
		"many features":   `{"type":"FeatureCollection","features":[` + strings.Repeat("{},", 300_000) + `{}]}`,
		"many properties": `{"type":"FeatureCollection","features":[{"properties":{"a":[` + strings.Repeat("1,", mostJSONParts) + `1]}}]}`,
	} {
		var format *FormatError
		if _, err := Outlines(strings.NewReader(text)); !errors.As(err, &format) {
			t.Errorf("outlines, %s: %v", name, err)
		}
		if _, err := OutlineProperties([]byte(text)); !errors.As(err, &format) {
			t.Errorf("properties of outlines, %s: %v", name, err)
		}
	}
	var field *FieldError
	for name, text := range map[string]string{"lists": lists, "objects": nest(deep, `{"agreement":`, "1", "}"), "a list": `{"version":1,"parties":` + lists + `}`} {
		if _, _, err := ReadTemplate(strings.NewReader(text), func() ceasefire.ID { return ceasefire.ID{1} }); !errors.As(err, &field) {
			t.Errorf("a template, %s: %v", name, err)
		}
		if _, err := ReadReading(strings.NewReader(text)); !errors.As(err, &field) {
			t.Errorf("a mapping, %s: %v", name, err)
		}
	}
	const begun = `{"kind":"` + incidentsKind + `","version":1,`
	for name, text := range map[string]string{
		"an incident": begun + `"incidents":[{"id":` + lists + `}]}`,
		"the head":    begun + `"frame":` + lists + `,"incidents":[]}`,
		"the rest":    begun + `"incidents":[],"more":` + lists + `}`,
		"a record":    begun + `"incidents":[],"belongings":[{"override":` + lists + `}]}`,
	} {
		if err := readIncidentsJSON(t, frame, text); err == nil {
			t.Errorf("incidents, %s: they were taken", name)
		} else if err.Error() == "" {
			t.Errorf("incidents, %s: nothing is said", name)
		}
	}
}

// readIncidentsJSON reads this program's own export to its end, with what belongs to the incidents, and gives the first error.
func readIncidentsJSON(t *testing.T, frame ceasefire.Frame, text string) error {
	t.Helper()
	ctx, file := context.Background(), MemoryData("deep", strings.NewReader(text), int64(len(text)))
	r, err := Sniff(ctx, file, frame, Reading{})
	if err != nil {
		return err
	}
	rows := r.Open(file, frame)
	for _, err := range rows.All(ctx) {
		if err != nil {
			return err
		}
	}
	for _, err := range rows.Belongings(ctx, func() {}) {
		if err != nil {
			return err
		}
	}
	return nil
}

// How deep and how broad a text is agrees with what it is made of.
func TestJSONBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var build func(depth int) (any, int)
		objects, parts := 0, 0
		build = func(depth int) (any, int) {
			kind := rapid.IntRange(0, 2).Draw(t, "kind")
			if depth == 0 || kind == 0 {
				return rapid.StringMatching(`[a\[\]{},"\\]{0,6}`).Draw(t, "text"), 0
			}
			n, deepest, list, object := rapid.IntRange(0, 3).Draw(t, "parts"), 0, []any{}, map[string]any{}
			for i := range n {
				part, deep := build(depth - 1)
				deepest = max(deepest, deep)
				list, object[fmt.Sprint(`"{[`, i)] = append(list, part), part
			}
			parts += 1 + max(n-1, 0)
			if kind == 1 {
				return list, deepest + 1
			}
			objects++
			return object, deepest + 1
		}
		value, depth := build(5)
		var text bytes.Buffer
		if err := json.NewEncoder(&text).Encode(value); err != nil {
			t.Fatal(err)
		}
		if d, o, p := jsonBounds(text.Bytes()); d != depth || o != objects || p != parts {
			t.Fatalf("%s: %d deep, %d objects, %d parts, not %d, %d, %d", &text, d, o, p, depth, objects, parts)
		}
	})
}
