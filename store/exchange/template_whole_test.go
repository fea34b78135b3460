package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// leaf is one value of a JSON text that holds no others: where it stands, counted and by name, and how to change it.
type leaf struct {
	pattern string
	value   any
	set     func(any)
}

// leaves lists every leaf of a JSON text that was read into plain values.
func leaves(pattern string, value any, set func(any)) (list []leaf) {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			list = append(list, leaves(strings.TrimPrefix(pattern+"."+name, "."), value[name], func(v any) { value[name] = v })...)
		}
	case []any:
		for i := range value {
			list = append(list, leaves(pattern+"[]", value[i], func(v any) { value[i] = v })...)
		}
	default:
		list = []leaf{{pattern, value, set}}
	}
	return list
}

// others gives values to put in place of one: such as stand elsewhere at the like place, and near ones.
func others(of leaf, all []leaf) (values []any) {
	switch value := of.value.(type) {
	case bool:
		return []any{!value}
	case float64:
		return []any{value + 1}
	case string:
		values = []any{value + "x", "2016-09-12 18:00", "2016-09-11", "2016-09-13", "2016-12-01", "Asia/Beirut", ""}
	}
	for _, l := range all {
		if l.pattern == of.pattern && l.value != of.value {
			values = append(values, l.value)
		}
	}
	return values
}

// lost gives the places whose values can be changed however one likes without the frame being another.
func lost(t *testing.T, text []byte) []string {
	t.Helper()
	frame, keys, err := ReadTemplate(bytes.NewReader(text), counter())
	if err != nil {
		t.Fatal(err)
	}
	var root any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	all := leaves("", root, nil)
	landed := map[string]bool{}
	tried := map[[2]any]bool{}
	for _, l := range all {
		if tried[[2]any{l.pattern, l.value}] {
			continue
		}
		tried[[2]any{l.pattern, l.value}] = true
		for _, other := range others(l, all) {
			if landed[l.pattern] {
				break
			}
			l.set(other)
			changed, changedKeys, err := readValue(t, root)
			landed[l.pattern] = err == nil && !(reflect.DeepEqual(frame, changed) && reflect.DeepEqual(keys, changedKeys))
			l.set(l.value)
		}
	}
	return slices.Sorted(func(yield func(string) bool) {
		for pattern, is := range landed {
			if !is && !yield(pattern) {
				return
			}
		}
	})
}

func readValue(t *testing.T, root any) (ceasefire.Frame, Keys, error) {
	t.Helper()
	text, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return ReadTemplate(bytes.NewReader(text), counter())
}

// Changed alone, some fields make the text wrong instead of another: the layout, keys that others refer to, kinds that need other fields, and
// the one commitment that another waits for.
func TestEveryFieldOfTheTemplateLandsInTheFrame(t *testing.T) {
	text, err := assets.OpenTemplate("syria-2016")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"clocks[].key", "commitments[].condition.commitment", "commitments[].condition.kind", "parties[].key", "version"}
	if diff := cmp.Diff(want, lost(t, text)); diff != "" {
		t.Error(diff)
	}
}

func TestEveryFieldOfTheLayoutLandsInTheFrame(t *testing.T) {
	text, err := os.ReadFile("testdata/full.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"version"}, lost(t, text)); diff != "" {
		t.Error(diff)
	}
	var root any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, l := range leaves("", root, nil) {
		seen[l.pattern] = true
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(placesOf("", reflect.TypeFor[templateLayout]()))), slices.Sorted(maps.Keys(seen))); diff != "" {
		t.Errorf("the text of the test does not have each field of the layout: %s", diff)
	}
}

// placesOf gives the places of every leaf that a layout can have.
func placesOf(pattern string, layout reflect.Type) map[string]bool {
	switch layout.Kind() {
	case reflect.Struct:
		places := map[string]bool{}
		for name, field := range fieldsOf(layout) {
			maps.Copy(places, placesOf(strings.TrimPrefix(fmt.Sprintf("%s.%s", pattern, name), "."), field))
		}
		return places
	case reflect.Slice:
		return placesOf(pattern+"[]", layout.Elem())
	}
	return map[string]bool{pattern: true}
}
