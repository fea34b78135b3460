package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// envDamages says how many damaged dossiers are tried, and envSeed which.
const envDamages, envSeed = "TRUCEBOARD_PROVE_DAMAGES", "TRUCEBOARD_PROVE_SEED"

// numberIn gives a number of the environment, or another where it has none.
func numberIn(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// wholeFiles gives the content of a dossier of many kinds of record, in the form that it has when it was closed, and in the one that a program leaves that was
// killed: with a write-ahead log beside it.
func wholeFiles(t *testing.T) (closed, open, log []byte) {
	t.Helper()
	d, ctx := testDossier(t), context.Background()
	var rows []any
	for n := range 200 {
		rows = append(rows, imported(fmt.Sprint(n), "a", n+2))
	}
	if _, err := d.Import(ctx, testBatch(), stream(rows...), false); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		add(t, d, testIncident())
	}
	path := filepath.Join(t.TempDir(), "closed.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	return slurp(t, path), slurp(t, d.Path()), slurp(t, d.Path()+"-wal")
}

func slurp(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// damage changes a file as disks, sticks and careless programs do: bits flipped, pages zeroed or filled, a part copied to another place, an end cut off.
func damage(r *rand.Rand, whole []byte) (hurt []byte, what string) {
	hurt = slices.Clone(whole)
	const page = 4096
	switch r.IntN(6) {
	case 0:
		n := 1 + r.IntN(8)
		for range n {
			hurt[r.IntN(len(hurt))] ^= 1 << r.IntN(8)
		}
		return hurt, fmt.Sprintf("%d bits flipped", n)
	case 1:
		return hurt[:r.IntN(len(hurt))], "an end cut off"
	case 2:
		n := 1 + r.IntN(5)
		for range n {
			at := r.IntN(len(hurt)/page) * page
			clear(hurt[at : at+page])
		}
		return hurt, fmt.Sprintf("%d pages zeroed", n)
	case 3:
		at := r.IntN(len(hurt))
		part := hurt[at:min(len(hurt), at+1+r.IntN(20*page))]
		for i := range part {
			part[i] = byte(r.Uint32())
		}
		return hurt, fmt.Sprintf("%d bytes of noise", len(part))
	case 4:
		from, to := r.IntN(len(hurt)/page)*page, r.IntN(len(hurt)/page)*page
		copy(hurt[to:to+page], whole[from:from+page])
		return hurt, "a page in another's place"
	default:
		for range 4 {
			hurt[r.IntN(page)] = byte(r.Uint32()) // where the marks and the schema stand
		}
		return hurt, "the beginning overwritten"
	}
}

// mostFor is how long everything that is tried with one damaged dossier may take together before it counts as hanging.
const mostFor = 2 * time.Minute

// Whatever is done with a damaged dossier ends with a result or an error, and never changes it.
func TestRandomDamage(t *testing.T) {
	tries, seed := numberIn(t, envDamages, 100), numberIn(t, envSeed, 1)
	closed, open, log := wholeFiles(t)
	original := filepath.Join(t.TempDir(), "original.truce")
	if err := os.WriteFile(original, closed, 0o600); err != nil {
		t.Fatal(err)
	}
	was, sums := recordsIn(t, original), map[string]int{}
	for n := range tries {
		r := rand.New(rand.NewPCG(uint64(seed), uint64(n)))
		folder := t.TempDir()
		files := map[string][]byte{}
		path := filepath.Join(folder, "hurt.truce")
		var what string
		switch r.IntN(4) {
		case 0:
			files[path], what = damage(r, open)
			files[path+"-wal"] = log
		case 1:
			files[path], files[path+"-wal"] = open, nil
			files[path+"-wal"], what = damage(r, log)
			what += " in the log"
		default:
			files[path], what = damage(r, closed)
		}
		for name, content := range files {
			if err := os.WriteFile(name, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		tryAll(t, path, fmt.Sprintf("seed %d, damage %d, %s", seed, n, what), was, sums)
		for name, content := range files {
			if now, err := os.ReadFile(name); err != nil || !slices.Equal(now, content) {
				t.Errorf("seed %d, damage %d, %s: %s was changed (%v)", seed, n, what, filepath.Base(name), err)
			}
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("%d damages (seed %d): %d opened, %d written to and sound, %d with a frame and incidents; %d found by the check, %d sound after all; %d salvaged, %d not, with %d records altered and %d lost that are listed; no file was changed", tries, seed,
		sums["opened"], sums["written"], sums["read"], sums["found"], sums["sound"], sums["salvaged"], sums["lost"], sums["altered"], sums["missing"])
	if sums["salvaged"] < tries*3/4 {
		t.Errorf("only %d of %d were salvaged", sums["salvaged"], tries)
	}
}

// tryAll does with a damaged dossier what the window and the commands do, and counts what came of it.
func tryAll(t *testing.T, path, what string, was map[recordKey]string, sums map[string]int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), mostFor)
	defer cancel()
	hanging := time.AfterFunc(2*mostFor, func() { panic(what + " hangs") })
	defer hanging.Stop()
	d, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow})
	if err == nil {
		sums["opened"]++
		if readEverything(ctx, d) == nil {
			sums["read"]++
		}
		if err := d.Close(); err != nil {
			t.Errorf("%s: closing: %v", what, err)
		}
	}
	found, err := CheckFile(ctx, path)
	switch {
	case err == nil && found.OK:
		sums["sound"]++
	default:
		sums["found"]++
	}
	tryWriting(ctx, t, path, what, found, sums)
	out := filepath.Join(filepath.Dir(path), "out.truce")
	saved, err := Salvage(ctx, path, out, Options{Who: "Tester", Now: fixedNow})
	if err == nil {
		sums["salvaged"]++
		asItWasOrListed(t, out, what, was, saved, sums)
		soundFile(t, out, what, saved)
	} else {
		sums["lost"]++
		if _, there := os.Lstat(out); there == nil {
			t.Errorf("%s: a salvage that failed left a file", what)
		}
	}
	if ctx.Err() != nil {
		t.Errorf("%s took longer than %v", what, mostFor)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%s: left behind: %v, %v", what, left, err)
	}
}

// tryWriting imports into a copy of a damaged dossier as the commands do: that is refused with a way on, or leaves a dossier that is sound, but for records that the check had named as altered before.
func tryWriting(ctx context.Context, t *testing.T, path, what string, before CheckReport, sums map[string]int) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copied.truce")
	for _, ending := range []string{"", "-wal"} {
		if err := copyPlain(path+ending, copied+ending); err != nil {
			t.Fatal(err)
		}
	}
	d, err := Open(ctx, copied, Options{Who: "Tester", Now: fixedNow, Sound: true})
	if err == nil {
		_, err = d.Import(ctx, testBatch(), stream(imported("new", "a", 2), imported("7", "another", 3)), false)
		err = errors.Join(err, d.Close())
	}
	var refused *OpenError
	switch {
	case err == nil:
		sums["written"]++
		found, err := CheckFile(ctx, copied)
		named := func(f RecordFault) bool {
			return before.RecordsMore > 0 || slices.ContainsFunc(before.Records, func(b RecordFault) bool { return b.String() == f.String() })
		}
		if found.Records = slices.DeleteFunc(found.Records, named); err != nil || len(found.Problems()) > 0 && before.RecordsMore == 0 || !found.Whole() {
			t.Errorf("%s: it was written to, and is not sound: %v, %v", what, found.Problems(), err)
		}
	case !errors.As(err, &refused) || !strings.Contains(refused.Reason, ": "):
		t.Errorf("%s: writing is refused without a way on: %v", what, err)
	}
}

// readEverything reads a dossier as its pages do.
func readEverything(ctx context.Context, d *Dossier) error {
	_, err := d.Frame(ctx)
	_, facts := d.Facts(ctx, View{})
	_, counted := d.Count(ctx, View{})
	_, trail := d.Audit(ctx, ceasefire.AsOf{}, 100)
	_, then := d.FrameKnown(ctx, ceasefire.AsOf{KnownAt: recorded})
	memory := NewMemory(d)
	defer memory.Stop()
	_, listed := memory.List(ctx, View{Filter: ceasefire.Filter{Text: "road"}}, Sort{By: SortDeaths})
	return errors.Join(err, facts, counted, trail, then, listed)
}

// recordsIn reads all records that have an identifier, without what is worked out of others.
func recordsIn(t *testing.T, path string) map[recordKey]string {
	t.Helper()
	pool := connect(path, accessImmutable)
	defer pool.Close()
	v, all := &voucher{ctx: context.Background(), q: pool}, map[recordKey]string{}
	for _, table := range vouchedTables() {
		if keyColumn(table) != "uuid" {
			continue
		}
		rows, err := v.rowsOf(table, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range rows {
			for column := range one {
				if table == "incident" && slices.Contains(slices.Concat(derivedColumns(), unsealedColumns()), column) {
					delete(one, column)
				}
			}
			all[recordKey{table, idIn(one).String()}] = string(jsonOf(one))
		}
	}
	return all
}

// asItWasOrListed holds what was salvaged against what it was before the damage: what is lost or altered stands in the list.
func asItWasOrListed(t *testing.T, path, what string, was map[recordKey]string, saved Salvaged, sums map[string]int) {
	t.Helper()
	is := recordsIn(t, path)
	unfinished := strings.HasSuffix(what, "an end cut off in the log") // which looks as if the rest had never been written
	listed := func(k recordKey) bool {
		return slices.ContainsFunc(saved.Losses, func(l Loss) bool {
			_, part := belongings(k.table)[l.Table]
			unnamed := l.Table == k.table && (is[k] == "" || strings.Contains(l.What, "no longer say"))
			return strings.Contains(l.What, k.ident) || part || unnamed || l.Table == "log" && is[k] == "" || strings.Contains(l.What, "cannot be held against")
		})
	}
	for k, row := range is {
		if row == was[k] {
			continue
		}
		sums["altered"]++
		if !listed(k) {
			t.Errorf("%s: altered, and not listed: %v\n%s\n%s\n%+v", what, k, was[k], row, saved.Losses)
		}
	}
	for k := range was {
		if is[k] == "" {
			sums["missing"]++
			if !listed(k) && !unfinished {
				t.Errorf("%s: lost, and not listed: %v\n%+v", what, k, saved.Losses)
			}
		}
	}
}

// soundFile opens what was salvaged and writes to it.
func soundFile(t *testing.T, path, what string, saved Salvaged) {
	t.Helper()
	d, err := Open(context.Background(), path, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Errorf("%s: opening what was salvaged: %v", what, err)
		return
	}
	defer d.Close()
	if _, err := d.Facts(context.Background(), View{}); err != nil {
		t.Errorf("%s: reading what was salvaged (%+v): %v", what, saved, err)
	}
	incident := testIncident()
	incident.Citations, incident.Place.Area = nil, "" // what they name may be lost
	if _, err := d.AddIncident(context.Background(), incident); err != nil {
		t.Errorf("%s: writing to what was salvaged: %v", what, err)
	}
}

func TestSalvageOfASoundDossierBringsAllOfItOver(t *testing.T) {
	closed, _, _ := wholeFiles(t)
	folder, ctx := t.TempDir(), context.Background()
	path, out := filepath.Join(folder, "a.truce"), filepath.Join(folder, "b.truce")
	if err := os.WriteFile(path, closed, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := Salvage(ctx, path, out, Options{Who: "Tester", Now: fixedNow})
	if err != nil || len(saved.Losses) > 0 || saved.Rebuilt > 0 || saved.Incidents != 220 {
		t.Errorf("%+v, %v", saved, err)
	}
	if _, err := Salvage(ctx, path, out, Options{Who: "Tester"}); err == nil {
		t.Error("a file that exists was overwritten")
	}
	d, err := Open(ctx, out, Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if c, err := d.Compare(ctx, path); err != nil || c.Lines != 1 || c.Beyond != 0 {
		t.Errorf("the trail: %+v, %v", c, err)
	}
	if n, err := d.Count(ctx, View{Filter: ceasefire.Filter{Text: "road"}}); err != nil || n.Total == 0 {
		t.Errorf("words are not found: %+v, %v", n, err)
	}
}

// Incidents that were typed in stand in the audit trail too: where their own page is lost they are written again from there.
func TestSalvageWritesRecordsAgainFromTheAuditTrail(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	for _, query := range []string{"PRAGMA foreign_keys = OFF", "DROP TRIGGER incident_never_deleted", "DELETE FROM incident", "DELETE FROM incident_extra", "DELETE FROM incident_source",
		"DELETE FROM party WHERE name = 'Outsiders'", "PRAGMA foreign_keys = ON"} {
		if _, err := d.writer.ExecContext(ctx, query); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(t.TempDir(), "out.truce")
	done, err := Salvage(ctx, d.Path(), out, Options{Who: "Tester", Now: fixedNow})
	if err != nil || done.Rebuilt < 2 || done.Incidents != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	again, err := Open(ctx, out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	incident, err := again.Incident(ctx, saved.ID)
	if err != nil || incident.Title != saved.Title || len(incident.Citations) != 1 || len(incident.Extra) != 1 || incident.Deaths != saved.Deaths {
		t.Errorf("%+v, %v", incident, err)
	}
}
