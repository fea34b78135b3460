package exchange

import (
	"fmt"
	"testing"

	"truceboard/store/ceasefire"
)

// A day is the same day whatever zone the file or the row names, on either side of UTC, and a time of day is the same instant; in the dossier and in what goes out of it.
func TestADayIsTheSameDayInWhateverZone(t *testing.T) {
	zones := []string{"", "Asia/Damascus", "America/Bogota", "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Kiritimati", "UTC"}
	for _, here := range zones[1:] {
		frame, _ := syria(t)
		frame.Agreement.Zone = here
		for _, file := range zones {
			for _, row := range zones {
				text := "Date,Type,Title,Place,Zone\n2016-09-12,shelling,a,x," + row + "\nSep 2016,shelling,b,x," + row + "\n2016-09-12 23:30,shelling,c,x," + row + "\n"
				read := Reading{Mapping: Mapping{Zone: file}}
				source, r := sniffed(t, frame, []byte(text), read)
				var all []ceasefire.Incident
				for i, err := range r.Incidents(t.Context(), source, frame) {
					if err != nil {
						t.Fatal(err)
					}
					all = append(all, i)
				}
				said := fmt.Sprint(all[0].When.Format(frame.Agreement.Location()), ", ", all[1].When.Format(frame.Agreement.Location()))
				if said != "12 Sep 2016, Sep 2016" {
					t.Errorf("in %s, of a file of %q and a row of %q: %s", here, file, row, said)
				}
				by := row
				if by == "" {
					by = file
				}
				if by == "" {
					by = here
				}
				zone, err := ceasefire.LoadZone(by)
				if err != nil {
					t.Fatal(err)
				}
				if got := all[2].When.From.In(zone).Format("2006-01-02 15:04"); got != "2016-09-12 23:30" {
					t.Errorf("in %s, of a file of %q and a row of %q: %s", here, file, row, got)
				}
				rows := rowsOf(t, madeFile(t, KindCSV, Export{Frame: frame, Columns: []string{"date", "date_end"}}, all[:2]...))
				if fmt.Sprint(rows[1:]) != "[[2016-09-12 2016-09-12] [2016-09-01 2016-09-30]]" {
					t.Errorf("in %s, of a file of %q and a row of %q it goes out as %s", here, file, row, rows[1:])
				}
			}
		}
	}
}
