package ceasefire

import "testing"

func TestAStretchOfTheMapIsSaidInDegrees(t *testing.T) {
	for want, w := range map[string]Within{
		"": {},
		"Castello Road (36.24–36.26° N, 37.12–37.15° E)": {GeoBox{36.24, 37.12, 36.26, 37.15}, "Castello Road"},
		"the map (36.20° N, 37.10° E)":                   {GeoBox{36.1999, 37.0999, 36.2001, 37.1001}, ""},
		"the line (1.20° S–0.40° N, 2.00° W–3.00° E)":    {GeoBox{-1.2, -2, 0.4, 3}, "the line"},
		"south (0.10–0.30° S, 78.40–78.60° W)":           {GeoBox{-0.3, -78.6, -0.1, -78.4}, "south"},
	} {
		if got := w.Words(); got != want {
			t.Errorf("%v is %q, want %q", w, got, want)
		}
	}
	filter := Filter{Scope: ViewIn, Within: Within{GeoBox{36.24, 37.12, 36.26, 37.15}, "Castello Road"}}
	if got := filter.Words(Frame{}); got != "In scope · Castello Road (36.24–36.26° N, 37.12–37.15° E)" || filter.IsZero() {
		t.Errorf("the filter is %q", got)
	}
}
