package exchange

import (
	"strings"
	"testing"
)

// That a table lacks the column by which rows of an export are known is said of exports alone.
func TestOnlyAnExportIsSaidToLackItsColumn(t *testing.T) {
	frame, _ := syria(t)
	for header, want := range map[string]bool{
		"date,type,place": false, "id,date,type": false, "date,type,place,area_code": true,
	} {
		_, r := sniffed(t, frame, []byte(header+"\n"+strings.Repeat("1,1,1\n", 2)), Reading{})
		if got := strings.Contains(strings.Join(r.Notes, " "), "no column id"); got != want {
			t.Errorf("%s: %q", header, r.Notes)
		}
	}
}

// A selection of ACLED's columns is ACLED's as long as it has the identifier that nothing else is called by, and what it lacks is not known.
func TestASelectionOfACLEDsColumnsIsACLEDs(t *testing.T) {
	frame, _ := syria(t)
	const text = "event_id_cnty,event_date,event_type,sub_event_type,actor1,latitude,longitude,fatalities\nSYR1,12 September 2016,Battles,Armed clash,Syrian army,36.2,37.15,3\n"
	_, r := sniffed(t, frame, []byte(text), Reading{})
	got := taken(t, frame, []byte(text), Reading{})
	if r.Format != FormatACLED || len(got) != 1 || got[0].Origin.Dataset != acledDataset || got[0].Origin.Key != "SYR1" || got[0].Deaths.Best.N != 3 || !got[0].Place.HasPoint {
		t.Errorf("%s: %+v", r.Format, got)
	}
	for _, header := range []string{"event_id_cnty,event_date,notes", "data_id,event_date,event_type,fatalities", "event_id_cnty,event_date,event_type,latitude"} {
		if isACLED(strings.Split(header, ",")) {
			t.Errorf("%s is taken for ACLED's", header)
		}
	}
}
