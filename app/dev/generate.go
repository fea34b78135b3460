package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"time"
)

// generatorSeed makes every machine measure the same incidents.
const generatorSeed = 20160912

// world is where invented incidents come from: a seeded source of chance, and places and words that it chose. Only the names of the
// governorates and of the sides are real, so that the rules of scope have as much to do as with real events.
type world struct {
	*rand.Rand
	places []invented
	words  []string
}

// invented is a place that is on no map.
type invented struct {
	name, district string
	in             governorate
	lat, lon       float64
}

// governorate is one of Syria's, as the two data sets write it, with the middle of it.
type governorate struct {
	ged, acled string
	lat, lon   float64
}

func governorates() []governorate {
	return []governorate{
		{"Aleppo Governorate", "Aleppo", 36.11, 37.6}, {"Damascus Governorate", "Damascus", 33.51, 36.29},
		{"Rif Dimashq Governorate", "Rural Damascus", 33.53, 37.07}, {"Daraa Governorate", "Dara", 32.87, 36.17},
		{"Deir ez Zor Governorate", "Deir ez Zor", 35.07, 40.28}, {"Hamah Governorate", "Hama", 35.24, 37.22},
		{"Al Hasakah Governorate", "Al Hasakeh", 36.35, 40.91}, {"Homs Governorate", "Homs", 34.15, 38.14},
		{"Idlib Governorate", "Idleb", 35.85, 36.68}, {"Latakia Governorate", "Lattakia", 35.55, 36.01},
		{"Quneitra Governorate", "Quneitra", 33.05, 35.91}, {"Ar Raqqah Governorate", "Ar Raqqa", 36.01, 38.91},
	}
}

// newWorld makes the same world of the same seed, always.
func newWorld(seed uint64) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, seed))}
	for range 1500 {
		w.words = append(w.words, w.word())
	}
	areas := governorates()
	for range 800 {
		area := pick(w, areas)
		w.places = append(w.places, invented{
			name: title(w.word()) + " " + title(w.word()), district: title(w.word()) + " district", in: area,
			lat: area.lat + w.Float64() - 0.5, lon: area.lon + w.Float64() - 0.5,
		})
	}
	return w
}

// word makes up a word of two to four syllables.
func (w *world) word() string {
	syllables := strings.Fields("ba da fa ha ja ka la ma na ra sa ta wa za bir dir fir hin jis kil lim mur nur rim sul tal zur")
	var word strings.Builder
	for range 2 + w.IntN(3) {
		word.WriteString(pick(w, syllables))
	}
	return word.String()
}

// sentence strings together so many invented words and at most as many more.
func (w *world) sentence(least int) string {
	words := make([]string, least+w.IntN(least))
	for i := range words {
		words[i] = pick(w, w.words)
	}
	return title(strings.Join(words, " "))
}

func title(words string) string { return strings.ToUpper(words[:1]) + words[1:] }

func pick[T any](w *world, from []T) T { return from[w.IntN(len(from))] }

// day gives a day of 2016, or of the half year before or after it.
func (w *world) day() time.Time {
	return time.Date(2015, 7, 1+w.IntN(731), 0, 0, 0, 0, time.UTC)
}

// deaths gives how many died: mostly few, seldom many, two on average. It is reckoned in whole numbers, which are the same on every machine.
func (w *world) deaths() (n int) {
	for w.IntN(3) > 0 {
		n++
	}
	return n
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', 5, 64) }

// layout is a data set's shape: its columns, how a row of it is made up, and by which columns a plain table of it is indexed where as many indexes are wanted as a dossier has on its
// incidents.
type layout struct {
	name   string
	header []string
	keys   []string
	row    func(w *world, number int) []string
}

// generate writes so many invented rows.
func generate(to io.Writer, l layout, seed uint64, rows int) error {
	out := csv.NewWriter(to)
	if err := out.Write(l.header); err != nil {
		return fmt.Errorf("writing the header: %w", err)
	}
	w := newWorld(seed)
	for number := range rows {
		if err := out.Write(l.row(w, number+1)); err != nil {
			return fmt.Errorf("writing row %d: %w", number+1, err)
		}
	}
	out.Flush()
	return out.Error()
}

// generateFile writes so many invented rows into a new file.
func generateFile(path string, l layout, rows int) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("making up incidents in the %s layout: %w", l.name, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	buffered := bufio.NewWriterSize(file, 1<<20)
	if err := generate(buffered, l, generatorSeed, rows); err != nil {
		return fmt.Errorf("making up incidents in the %s layout: %w", l.name, err)
	}
	return buffered.Flush()
}
