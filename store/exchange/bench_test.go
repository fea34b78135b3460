package exchange

import (
	"bytes"
	"fmt"
	"testing"
)

// BenchmarkACLED reads synthetic rows of the usual length.
func BenchmarkACLED(b *testing.B) {
	frame, _ := syria(b)
	var text bytes.Buffer
	text.WriteString(acledToday)
	for n := range 20_000 {
		fmt.Fprintf(&text, `SYR%d,2016-09-%02d,2016,1,Political violence,Explosions/Remote violence,Air/drone strike,Military Forces of Syria (2000-2024),,State forces,Civilians (Syria),,Civilians,State forces-Civilians,Civilian targeting,760,Middle East,Syria,Aleppo,Jebel Saman,,Aleppo,36.2,37.16,1,SOHR; Syrian Network,National,"On the day, a synthetic row of about the length that notes have in the data set, with a few commas, and words.",%d,,1700000000
`, n, n%30+1, n%7)
	}
	file, r := sniffed(b, frame, text.Bytes(), Reading{})
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		rows := 0
		for _, err := range r.Incidents(b.Context(), file, frame) {
			if err != nil {
				b.Fatal(err)
			}
			rows++
		}
		b.ReportMetric(float64(rows), "rows/op")
	}
}
