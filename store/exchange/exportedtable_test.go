package exchange

import (
	"strings"
	"testing"
)

// A table is said to be exported from a dossier where its columns tell so, and not because they are called as anybody's are.
func TestATableOfAnybodysIsNotTakenForAnExport(t *testing.T) {
	frame, _ := syria(t)
	for header, exported := range map[string]bool{
		"date,place,title": false, "Date,Place,Title": false, "date,place,title,reported_by": false, "date,date_end,place,text": false, "title,date,severity,sources": false,
		"date,place,title,deaths_best": true, "Date,Title,Precision of the date": true, "date,title,kept:remark": true, "title,recorded_at": true,
	} {
		cells := strings.Repeat("2016-09-13,", strings.Count(header, ",")) + "x"
		_, r := sniffed(t, frame, []byte(header+"\n"+cells+"\n"), Reading{Format: FormatCSV})
		problems := r.Problems(frame)
		if len(problems) == 0 {
			t.Fatalf("%s: there is no type", header)
		}
		if got := strings.Contains(problems[0].Message, "exported from a dossier"); got != exported {
			t.Errorf("%s: %v", header, problems)
		}
	}
}
