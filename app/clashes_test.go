package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// heavy makes a dossier with one of all that its JSON can hold, and exports it.
func heavy(t *testing.T) (path, file string) {
	t.Helper()
	path, typed := mixed(t)
	d := opened(t, path)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	frame, err := d.Frame(t.Context())
	must(err)
	for n, id := range typed[:3] {
		must(d.OverrideScope(t.Context(), ceasefire.ScopeOverride{Incident: id, Scope: ceasefire.Disputed, Reason: fmt.Sprint("A reason ", n)}))
		must(d.Attribute(t.Context(), ceasefire.Attribution{Incident: id, PartyA: frame.Parties[n].ID, Confidence: "low", Reason: "A reason"}))
		_, err := d.Attach(t.Context(), id, "note.txt", []byte(fmt.Sprint("number ", n)))
		must(err)
	}
	evidence := []ceasefire.Evidence{{Incident: typed[0], Stance: ceasefire.StanceFor}, {Incident: typed[1], Stance: ceasefire.StanceAgainst}}
	_, err = d.Assess(t.Context(), ceasefire.Assessment{Commitment: frame.Commitments[0].ID, At: frame.Agreement.Effect.AddDate(0, 0, 2), Precision: ceasefire.PrecisionDay, Judgement: ceasefire.Scored, Score: 1, Rationale: "Seen", Evidence: evidence})
	must(err)
	for n := range 2 {
		ruling, err := d.Determine(t.Context(), ceasefire.Determination{Clock: frame.Clocks[3].ID, Ruling: ceasefire.Broken, At: frame.Agreement.Effect.AddDate(0, 0, 3+n), Precision: ceasefire.PrecisionDay, Reason: "Seen", Evidence: evidence})
		must(err)
		_, err = d.Annul(t.Context(), ruling.ID, ceasefire.Annulment{Reason: "Not so"})
		must(err)
	}
	file = filepath.Join(t.TempDir(), "all.json")
	done(t, "export", path, file)
	return path, file
}

// document reads an export of JSON.
func document(t *testing.T, file string) (d map[string]any) {
	t.Helper()
	if err := json.Unmarshal([]byte(textOf(t, file)), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// written writes a document as the export does: what tells its kind first, and the incidents behind their sources.
func written(t *testing.T, d map[string]any) (file string) {
	t.Helper()
	var parts []string
	for _, key := range []string{"kind", "version", "agreement", "zone", "sources", "frame", "incidents", "belongings"} {
		if value, ok := d[key]; ok {
			text, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, fmt.Sprintf("%q: %s", key, text))
		}
	}
	file = filepath.Join(t.TempDir(), "changed.json")
	if err := os.WriteFile(file, []byte("{"+strings.Join(parts, ",\n")+"}"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// repeated says the first of every list within a value twice.
func repeated(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			v[key] = repeated(inner)
		}
	case []any:
		for n, inner := range v {
			v[n] = repeated(inner)
		}
		if len(v) > 0 {
			return append([]any{v[0]}, v...)
		}
	}
	return value
}

// A file that says again what it says of an agreement and of what belongs to incidents is read as one that says it once; two records of one identifier that differ are told of.
func TestAFileThatSaysThingsTwice(t *testing.T) {
	_, file := heavy(t)
	d := document(t, file)
	for _, part := range []string{"sources", "frame", "belongings"} {
		if d[part] == nil {
			t.Fatal("no " + part)
		}
		d[part] = repeated(d[part])
	}
	frame := d["frame"].(map[string]any)
	for _, part := range []string{"areas", "actors"} { // whose lists of words are no records
		frame[part] = document(t, file)["frame"].(map[string]any)[part]
	}
	once, twice := blank(t), blank(t)
	for to, from := range map[*store.Dossier]string{once: file, twice: written(t, d)} {
		if out, err := intake.File(t.Context(), to, from, intake.Options{}); err != nil || !out.FrameTaken || len(out.Rejected) > 0 {
			t.Fatalf("%+v, %v", out.ImportResult, err)
		}
	}
	same(t, wholeOf(t, once, store.View{}), wholeOf(t, twice, store.View{}))
	clocks := frame["clocks"].([]any)
	frame["clocks"] = append(clocks, map[string]any{"id": clocks[0].(map[string]any)["id"], "kind": "deadline", "name": "Another", "ends": "2016-09-12T16:00:00Z"})
	if _, err := intake.File(t.Context(), blank(t), written(t, d), intake.Options{}); err == nil || !strings.Contains(err.Error(), "two clocks in the agreement of the file have one identifier and are not the same") {
		t.Error(err)
	}
}

// What a file cites under another key, or another name, than a source has here is that source; two keys of one source are one citation. The same file again changes nothing.
func TestASourceOfAFileIsTheOneThatIsHere(t *testing.T) {
	path, file := heavy(t)
	cited := func(d map[string]any) (incident map[string]any, key string) {
		for _, i := range d["incidents"].([]any) {
			if list := i.(map[string]any)["citations"].([]any); len(list) > 0 {
				return i.(map[string]any), list[0].(map[string]any)["source"].(string)
			}
		}
		t.Fatal("nothing is cited")
		return nil, ""
	}
	source := func(d map[string]any, key string) map[string]any {
		for _, s := range d["sources"].([]any) {
			if s.(map[string]any)["key"] == key {
				return s.(map[string]any)
			}
		}
		t.Fatal("no source " + key)
		return nil
	}
	for name, change := range map[string]func(map[string]any){
		"another key": func(d map[string]any) {
			i, key := cited(d)
			other := store.NewID().String()
			source(d, key)["key"], i["citations"].([]any)[0].(map[string]any)["source"] = other, other
			d["incidents"] = []any{i}
		},
		"another name": func(d map[string]any) {
			_, key := cited(d)
			source(d, key)["title"] = "As it is called elsewhere"
		},
		"two keys": func(d map[string]any) {
			i, key := cited(d)
			second := maps.Clone(source(d, key))
			second["key"] = store.NewID().String()
			d["sources"] = append(d["sources"].([]any), second)
			again := maps.Clone(i["citations"].([]any)[0].(map[string]any))
			again["source"] = second["key"]
			i["citations"] = append(i["citations"].([]any), again)
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := document(t, file)
			change(d)
			changed, elsewhere := written(t, d), filepath.Join(t.TempDir(), "elsewhere.truce")
			begunElsewhere(t, elsewhere, "--template", "syria-2016")
			n := len(d["incidents"].([]any))
			for into, want := range map[string]tally{path: {Duplicates: n}, elsewhere: {Added: n}} {
				sources := len(frameOf(t, into).Sources)
				if got := tallied(importing(t, into, changed)); got != want {
					t.Errorf("into %s: %+v", filepath.Base(into), got)
				}
				if got := tallied(importing(t, into, changed)); got != (tally{Duplicates: n}) {
					t.Errorf("again into %s: %+v", filepath.Base(into), got)
				}
				if into == path && len(frameOf(t, into).Sources) != sources {
					t.Errorf("%d sources became %d", sources, len(frameOf(t, into).Sources))
				}
				done(t, "check", into)
			}
		})
	}
}

// frameOf reads what a dossier knows but its incidents.
func frameOf(t *testing.T, path string) (frame ceasefire.Frame) {
	t.Helper()
	err := withDossier(t.Context(), path, store.Options{ReadOnly: true, Now: time.Now}, func(d *store.Dossier) (err error) {
		frame, err = d.Frame(t.Context())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return frame
}
