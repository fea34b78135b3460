package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// searches are words, and beginnings of words, of every letter that is read out of the index itself.
func searches() []string {
	all := strings.Fields("a A al ale alep aleppo ALEPPO b ba bab z 1 12 2016 alexandria x ж же Жел дом Д")
	return append(all, "حلب", "ح", "القصف", "ا", "أحمد", "٢", "aleppo b", "b aleppo", "al al", "aleppo حلب", "bab zoo", "خ", "zzzz")
}

// saysAsMatch fails the test unless the index, read by itself, gives what MATCH does.
func saysAsMatch(t rapid.TB, d *Dossier, typed ...string) {
	t.Helper()
	ctx := context.Background()
	for _, text := range typed {
		words, ok := soughtWords(text)
		if !ok {
			continue
		}
		found, err := d.wordKeys(ctx, words)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		want, err := d.keysIn(ctx, "SELECT docid AS id FROM incident_text WHERE incident_text MATCH ?", match(text))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for key := range int64(len(found)) << 6 {
			if found.has(key) {
				n++
			}
		}
		for _, key := range want {
			if !found.has(key) {
				t.Fatalf("%q: %d is found by MATCH alone", text, key)
			}
		}
		if n != len(want) {
			t.Fatalf("%q: %d are found, by MATCH %d", text, n, len(want))
		}
	}
}

func TestTheIndexReadByItselfSaysWhatMatchDoes(t *testing.T) {
	said := strings.Fields("Aleppo aleppo alexandria al-Bab bab zoo 12 2016 1st حلب الْقَصْف أحمد ٢٠ Железо желание Дом ёлка xylem Ḥalab café")
	d, ctx := testDossier(t), context.Background()
	var there []ceasefire.Incident
	rapid.Check(t, func(rt *rapid.T) { // in one dossier, whose index grows by a tree with each change
		for range rapid.IntRange(1, 4).Draw(rt, "changes") {
			i := testIncident()
			if len(there) > 0 && rapid.Bool().Draw(rt, "again") {
				i = there[rapid.IntRange(0, len(there)-1).Draw(rt, "which")]
			}
			i.Title, i.Text = strings.Join(rapid.SliceOfN(rapid.SampledFrom(said), 1, 4).Draw(rt, "title"), " "), rapid.SampledFrom(said).Draw(rt, "text")
			i.Place.Name, i.SideB.Actor = rapid.SampledFrom(said).Draw(rt, "place"), rapid.SampledFrom(said).Draw(rt, "who")
			if !i.ID.IsZero() {
				if _, err := d.UpdateIncident(ctx, i); err != nil {
					rt.Fatal(err)
				}
				continue
			}
			if len(there) < 30 {
				there = append(there, add(t, d, i))
			}
		}
		saysAsMatch(rt, d, searches()...)
	})
}

// wordy gives incidents of another data set with so many words that their index is a tree of several heights.
func wordy(from, to int) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		dice := rand.New(rand.NewPCG(1, uint64(from)))
		for n := from; n < to; n++ {
			i := testIncident()
			i.Citations, i.Origin = nil, ceasefire.Origin{Dataset: "Words", Key: fmt.Sprint(n), Digest: "1", Line: n + 2}
			for range 20 { // long ones fill the leaves
				i.Text += fmt.Sprintf(" %c%c%d%040d", 'a'+rune(dice.IntN(4)), 'a'+rune(dice.IntN(26)), dice.IntN(4000), dice.Uint64())
			}
			if !yield(i, nil) {
				return
			}
		}
	}
}

func TestTheIndexOfManyWordsIsReadByItself(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for _, part := range [][2]int{{0, 4500}, {4500, 5000}} {
		done, err := d.Import(ctx, Batch{Name: "words", Format: "csv"}, wordy(part[0], part[1]), false)
		if err != nil || done.Added != part[1]-part[0] {
			t.Fatal(done.Added, err)
		}
	}
	indexSound(t, d)
	saysAsMatch(t, d, "a", "b", "ab1", "az", "bq17", "cc1 d", "shells", "dz399", "zz", "0")
	if err := d.write(ctx, func(c *change) error {
		_, err := c.tx.ExecContext(ctx, "INSERT INTO incident_text (incident_text) VALUES ('optimize')") // into one tree, which is high
		return err
	}); err != nil {
		t.Fatal(err)
	}
	var height int
	if err := d.read.QueryRow("SELECT max(unicode(substr(CAST(root AS TEXT), 1, 1))) FROM incident_text_segdir WHERE length(root) > 0 AND start_block > 0").Scan(&height); err != nil || height < 2 {
		t.Fatalf("the index is %d high, which proves little (%v)", height, err)
	}
	saysAsMatch(t, d, "a", "b", "c", "d", "e", "aa", "ab1", "az", "bq17", "cc1 d", "shells", "s", "three a b", "dz399", "zz", "0")
	i := there(t, d, "Words", "17")
	i.Text = "Other words entirely"
	if _, err := d.UpdateIncident(ctx, i); err != nil {
		t.Fatal(err)
	}
	saysAsMatch(t, d, "a", "b", "entirely", "e", "o", "shells", "three")
}

// there gives an incident of another data set.
func there(t testing.TB, d *Dossier, dataset, key string) ceasefire.Incident {
	t.Helper()
	id, err := d.IncidentOf(context.Background(), dataset, key)
	if err != nil {
		t.Fatal(err)
	}
	i, err := d.Incident(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestEveryLetterThatIsFoldedPlainlyIsFoldedAsTheIndexDoes(t *testing.T) {
	d := testDossier(t)
	var letters []string
	for r := rune(0); r < 0x700; r++ {
		if words := wordsOf(string(r)); len(words) == 1 {
			if _, ok := foldedPlainly(words[0]); ok {
				letters = append(letters, string(r))
			}
		}
	}
	if len(letters) < 150 {
		t.Fatalf("only %d letters are folded", len(letters))
	}
	for n := range letters { // each before one that differs, so that no incident holds a word of another's
		i := testIncident()
		i.Title, i.Text = letters[n]+fmt.Sprintf("%dq", n), "-"
		add(t, d, i)
	}
	var typed []string
	for n, letter := range letters {
		typed = append(typed, letter, letter+fmt.Sprintf("%dq", n))
	}
	saysAsMatch(t, d, typed...)
}

func FuzzTheSearchIndexIsReadWithoutHarm(f *testing.F) {
	f.Add([]byte{0, 1, 'a', 4, 1, 2, 2, 0}, "a")
	f.Add([]byte{1, 3, 1, 'b', 0, 1, 'c'}, "b")
	f.Add([]byte{0, 0x80, 0x80}, "a")
	f.Fuzz(func(t *testing.T, node []byte, term string) {
		p := postings{word: soughtWord{term, true}, found: make(keySet, 4)}
		if _, err := p.takeLeaf(node); err != nil && !errors.Is(err, errOddIndex) {
			t.Error(err)
		}
		if _, _, err := descend(node, term); err != nil && !errors.Is(err, errOddIndex) {
			t.Error(err)
		}
	})
}
