package exchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// districts is a collection of three outlines with odd properties.
func districts() string {
	var features []string
	for i, properties := range []string{`{"R_NAME":"North","No":1,"code":"x1","note":null}`, `{"R_NAME":"South","No":2.5,"code":"x2"}`, `{"R_NAME":"","No":1,"list":[1]}`} {
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":%s,"geometry":{"type":"Polygon","coordinates":[[[%d,1],[%d,1],[%d,2],[%d,1]]]}}`, properties, i, i+1, i+1, i))
	}
	return `{"type":"FeatureCollection","features":[null,` + strings.Join(features, ",") + `]}`
}

func TestOutlinesAreNamedByAProperty(t *testing.T) {
	got, err := OutlineProperties([]byte(districts()))
	if err != nil {
		t.Fatal(err)
	}
	want := []OutlineProperty{{"No", 3, []string{"1", "2.5"}}, {"R_NAME", 2, []string{"North", "South"}}, {"code", 2, []string{"x1", "x2"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	frame := ceasefire.Frame{Areas: []ceasefire.Area{{Code: "N", Name: "North"}, {Code: "x2", Name: "Elsewhere"}}}
	for property, matched := range map[string]string{"R_NAME": "[North/N South/ /]", "code": "[x1/ Elsewhere/x2 /]", "No": "[1/ 2.5/ 1/]", "none such": "[/ Elsewhere/x2 /]"} {
		text, err := NameOutlinesBy([]byte(districts()), property)
		if err != nil {
			t.Fatal(err)
		}
		shapes, err := Outlines(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		named, _ := OutlinesFor(frame, shapes)
		for _, o := range named {
			names = append(names, o.Name+"/"+o.Code)
		}
		if got := fmt.Sprint(names); got != matched {
			t.Errorf("named by %s: %s, want %s", property, got, matched)
		}
	}
	for _, bad := range []string{"", "{}", "[]", `{"type":"Feature"}`} {
		if _, err := OutlineProperties([]byte(bad)); err == nil {
			t.Errorf("%q has properties", bad)
		}
		if _, err := NameOutlinesBy([]byte(bad), "x"); err == nil {
			t.Errorf("%q has outlines", bad)
		}
	}
}
