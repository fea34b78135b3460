package ceasefire

import "testing"

func TestAreasThatMakeNoSense(t *testing.T) {
	good := []Area{{Code: "SY-HL", Name: "Aleppo", Label: Point{36, 37}}, {Code: "SY-ID", Name: "Idlib"}}
	for name, test := range map[string]struct {
		area  Area
		field string
	}{
		"good":          {Area{Code: "SY-HM", Name: "Hama"}, ""},
		"no code":       {Area{Name: "Hama"}, "areas[2].code"},
		"no name":       {Area{Code: "SY-HM"}, "areas[2].name"},
		"the same code": {Area{Code: "sy-hl", Name: "Hama"}, "areas[2].code"},
		"the same name": {Area{Code: "SY-HM", Name: "aleppo"}, "areas[2].name"},
		"off the globe": {Area{Code: "SY-HM", Name: "Hama", Label: Point{136, 37}}, "areas[2].label"},
	} {
		var p problems
		f := Frame{Areas: append(good[:2:2], test.area)}
		f.checkArea(&p, 2, test.area)
		if test.field == "" && len(p.list) > 0 || test.field != "" && (len(p.list) != 1 || p.list[0].Field != test.field) {
			t.Errorf("%s: %+v", name, p.list)
		}
	}
}
