package exchange

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// BenchmarkXLSX reads a workbook that the program's own export made.
func BenchmarkXLSX(b *testing.B) {
	frame, _ := syria(b)
	incidents := make([]ceasefire.Incident, 20_000)
	for n := range incidents {
		incidents[n] = ceasefire.Incident{
			Title: fmt.Sprintf("Shelling in a place, number %d", n), Text: "On the day, a synthetic row of about the length that notes have in the data set, with a few commas, and words.",
			When: ceasefire.DayMoment(ceasefire.DayFrom(2016, time.September, n%30+1), time.UTC), Place: ceasefire.Place{Name: "Jebel Saman", Point: ceasefire.Point{Lat: 36.2, Lon: 37.16}, HasPoint: true},
			Type: ceasefire.AirStrike, Deaths: ceasefire.Deaths{Estimate: ceasefire.Estimate{Best: ceasefire.People(n % 7)}},
		}
	}
	path := filepath.Join(b.TempDir(), "x.xlsx")
	if err := os.WriteFile(path, madeFile(b, KindXLSX, Export{Frame: frame}, incidents...), 0o600); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		file, err := OpenData(path)
		if err != nil {
			b.Fatal(err)
		}
		r, err := Sniff(b.Context(), file, frame, Reading{})
		if err != nil {
			b.Fatal(err)
		}
		read := 0
		for _, err := range r.Incidents(b.Context(), file, frame) {
			if err != nil {
				b.Fatal(err)
			}
			read++
		}
		if read != len(incidents) {
			b.Fatalf("%d rows were read", read)
		}
	}
}
