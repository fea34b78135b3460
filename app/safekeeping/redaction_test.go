package safekeeping

import "testing"

// What a copy for sharing is told of points goes for what is written of them too, and only where they are not to stay.
func TestARedactionTakesExactPointsOutOfTexts(t *testing.T) {
	o := Redaction{Coarsen: 0.1}.Options()
	if got := o.Unplace("at 36.2512345, 37.1543210", 36.2512345, 37.1543210); got != "at [position removed], [position removed]" {
		t.Error(got)
	}
	if lat, lon, _ := o.Coarse(36.2512345, 37.1543210, 0); lat != 36.3 || lon != 37.2 {
		t.Error(lat, lon)
	}
	if o := (Redaction{}).Options(); o.Unplace != nil || o.Coarse != nil {
		t.Error("positions are taken out though they are to stay")
	}
}
