package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// likeHead and the rows below it make lists without identifiers.
const (
	likeHead  = "date,type,place,deaths\n"
	likeRow   = "2016-09-13,shelling,Aleppo,1\n"
	otherRow  = "2016-09-14,shelling,Homs,2\n"
	likeTwice = likeHead + likeRow + likeRow + otherRow
)

// write puts a text into a file.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Two rows of a list without identifiers that say the same are two incidents: an import that counts the dead must not lose one, and says which rows they are. The same file brings nothing again, a longer one what it has more.
func TestLikeRowsOfAListAreIncidentsOfTheirOwn(t *testing.T) {
	dossier, file := files(t, "dup.csv", likeTwice)
	for _, c := range []struct {
		name, data string
		want       tally
		like       []likeRecord
	}{
		{"first", likeTwice, tally{Added: 3}, []likeRecord{{2, []int{3}}}},
		{"again", likeTwice, tally{Duplicates: 3}, []likeRecord{{2, []int{3}}}},
		{"one more of them", likeTwice + likeRow, tally{Added: 1, Duplicates: 3}, []likeRecord{{2, []int{3, 5}}}},
		{"in another order", likeHead + otherRow + likeRow + likeRow + likeRow, tally{Duplicates: 4}, []likeRecord{{3, []int{4, 5}}}},
		{"with fewer", likeHead + likeRow, tally{Duplicates: 1}, []likeRecord{}},
		{"with a column more", "date,type,place,deaths,note\n2016-09-13,shelling,Aleppo,1,a\n2016-09-13,shelling,Aleppo,1,b\n2016-09-13,shelling,Aleppo,1,c\n2016-09-13,shelling,Aleppo,1,d\n", tally{Added: 1, Pending: 3, Rejected: 3}, []likeRecord{}},
	} {
		write(t, file, c.data)
		if got := importing(t, dossier, file, "--dry-run"); tallied(got) != c.want {
			t.Errorf("%s, tried: %+v %+v", c.name, tallied(got), got.Rejected)
		}
		got := importing(t, dossier, file)
		if tallied(got) != c.want || !reflect.DeepEqual(got.LikeRows, c.like) {
			t.Errorf("%s: %+v, like %v %+v", c.name, tallied(got), got.LikeRows, got.Rejected)
		}
	}
	write(t, file, likeTwice+likeRow)
	if text := done(t, "import", dossier, file, "--dry-run"); !strings.Contains(text, "Lines 3 and 5 say the same as line 2: taken as incidents of their own") {
		t.Error(text)
	}
	if got := deaths(t, dossier); got != "1 1 1 1 2" {
		t.Errorf("deaths %s", got)
	}
}

// deaths gives the deaths of the incidents of a dossier, in order.
func deaths(t *testing.T, dossier string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out.csv")
	done(t, "export", dossier, out, "--columns", "deaths_best")
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text))[1:], " ")
}

// Whoever knows that a list has rows twice by mistake takes them once, and a mapping keeps that.
func TestLikeRowsAreTakenOnceWhereSomebodySaysSo(t *testing.T) {
	dossier, file := files(t, "dup.csv", likeTwice)
	mapping := filepath.Join(t.TempDir(), "m.json")
	done(t, "import", dossier, file, "--like-once", "--save-map", mapping)
	for _, told := range [][]string{{"--like-once"}, {"--map", mapping}} {
		got := importing(t, append([]string{dossier, file, "--dry-run"}, told...)...)
		if tallied(got) != (tally{Added: 2, Duplicates: 1}) || !got.LikeOnce || !strings.Contains(strings.Join(got.Notes, " "), "Line 3 says the same as line 2: taken once.") {
			t.Errorf("%v: %+v %v", told, tallied(got), got.Notes)
		}
	}
	importing(t, dossier, file, "--like-once")
	write(t, file, "date,type,place,deaths,note\n2016-09-13,shelling,Aleppo,1,\n2016-09-13,shelling,Aleppo,1,\n")
	if got := importing(t, dossier, file, "--like-once"); tallied(got) != (tally{Duplicates: 2}) {
		t.Errorf("with a column more: %+v", tallied(got))
	}
}

// A dossier that took like rows once, as every one did before, gets what was left out and nothing else again.
func TestADossierThatTookLikeRowsOnceGetsTheOthers(t *testing.T) {
	dossier, file := files(t, "dup.csv", likeTwice+likeRow)
	if got := importing(t, dossier, file, "--like-once"); tallied(got) != (tally{Added: 2, Duplicates: 2}) {
		t.Fatalf("%+v", tallied(got))
	}
	for _, want := range []tally{{Added: 2, Duplicates: 2}, {Duplicates: 4}} {
		if got := importing(t, dossier, file); tallied(got) != want {
			t.Errorf("%+v, want %+v", tallied(got), want)
		}
	}
}

// A list whose identifiers are left out, by a mapping that was made before it had any, is known by what its rows say; one that gets identifiers later is warned of, since they would bring each row again.
func TestAListIsKnownWithItsIdentifiersAndWithout(t *testing.T) {
	const without, with = likeHead + likeRow + likeRow + otherRow, "id,date,type,place,deaths\n1,2016-09-13,shelling,Aleppo,1\n2,2016-09-13,shelling,Aleppo,1\n3,2016-09-14,shelling,Homs,2\n"
	dossier, file := files(t, "words.csv", without)
	mapping := filepath.Join(t.TempDir(), "m.json")
	done(t, "import", dossier, file, "--save-map", mapping)
	write(t, file, with)
	importing(t, dossier, file)
	got := importing(t, dossier, file, "--map", mapping)
	if tallied(got) != (tally{Duplicates: 3}) || !strings.Contains(strings.Join(got.Notes, " "), "“id”") {
		t.Errorf("with identifiers, then by a mapping that leaves them out: %+v %v", tallied(got), got.Notes)
	}
	dossier, file = files(t, "words.csv", without)
	importing(t, dossier, file)
	write(t, file, with)
	if notes := strings.Join(importing(t, dossier, file, "--dry-run").Notes, " "); !strings.Contains(notes, "all would be added again") {
		t.Errorf("without identifiers, then with them: %s", notes)
	}
}
