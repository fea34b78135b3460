package store

import (
	"context"
	"encoding/json"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// laterDossier makes a dossier whose clock goes on by an hour with each thing recorded.
func laterDossier(t testing.TB) *Dossier {
	t.Helper()
	master := laterMaster()
	if master.err != nil {
		t.Fatal(master.err)
	}
	return opened(t, filepath.Join(t.TempDir(), "later.truce"), master.content, hourly(master.now))
}

// hourly is a clock that goes on by an hour each time that it is read.
func hourly(now time.Time) func() time.Time {
	return func() time.Time { now = now.Add(time.Hour); return now }
}

// madeLater is the content of a dossier, and when it was made.
type madeLater struct {
	content []byte
	now     time.Time
	err     error
}

var laterMaster = sync.OnceValue(func() (l madeLater) {
	l.now = recorded
	l.content, l.err = testFile(func() time.Time { l.now = l.now.Add(time.Hour); return l.now })
	return l
})

func TestKnownAtShowsIncidentsAsTheyWereRecordedByThen(t *testing.T) {
	d, ctx := laterDossier(t), context.Background()
	first := add(t, d, testIncident())
	afterFirst := first.Recorded.At
	imported := testIncident()
	imported.Origin, imported.Recorded.At = ceasefire.Origin{Dataset: "ged", Key: "1", Digest: "a"}, recorded.Add(100*time.Hour)
	late := add(t, d, imported)
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: late.ID, Scope: ceasefire.Disputed, Reason: "ruled on at once"}); err != nil {
		t.Fatal(err)
	}
	second := add(t, d, testIncident())
	changed := first
	changed.Deaths.Best, changed.Deaths.High = ceasefire.People(40), ceasefire.People(50)
	if _, err := d.UpdateIncident(ctx, changed); err != nil {
		t.Fatal(err)
	}
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: second.ID, Scope: ceasefire.Disputed, Reason: "unclear"}); err != nil {
		t.Fatal(err)
	}
	if err := d.DeleteIncident(ctx, first.ID); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name     string
		at       time.Time
		total    int
		disputed int
		best     int
	}{
		{"before anything", afterFirst.Add(-time.Second), 0, 0, 0},
		{"the first alone", afterFirst, 1, 0, 2},
		{"both", second.Recorded.At, 2, 0, 4},
		{"the first changed", second.Recorded.At.Add(time.Hour), 2, 0, 42},
		{"the second ruled on", second.Recorded.At.Add(2 * time.Hour), 2, 1, 42},
		{"the first deleted", second.Recorded.At.Add(3 * time.Hour), 1, 1, 2},
		{"now", time.Time{}, 2, 2, 4},
	} {
		t.Run(test.name, func(t *testing.T) {
			view := View{AsOf: ceasefire.AsOf{KnownAt: test.at}}
			n, err := d.Count(ctx, view)
			if err != nil {
				t.Fatal(err)
			}
			if n.Total != test.total || n.Disputed != test.disputed || n.Deaths.Best.Or(0) != test.best {
				t.Errorf("%+v; want %d, %d disputed, %d dead", n, test.total, test.disputed, test.best)
			}
			facts, err := d.Facts(ctx, view)
			if err != nil || facts.Len() != test.total {
				t.Errorf("%d facts, %v", facts.Len(), err)
			}
			list, err := d.List(ctx, view, Sort{By: SortDeaths, Descending: true})
			if err != nil {
				t.Fatal(err)
			}
			rows, err := list.Page(ctx, 0, 10)
			if err != nil || len(rows) != test.total {
				t.Fatalf("%d rows, %v", len(rows), err)
			}
			for n, row := range rows {
				whole, err := d.IncidentByKey(ctx, row.Key, view.AsOf)
				if err != nil || whole.Deaths.Best != row.Deaths.Best || whole.Scope.Scope != row.Scope {
					t.Errorf("row %d says %v %v, the incident %v %v, %v", n, row.Deaths.Best, row.Scope, whole.Deaths.Best, whole.Scope.Scope, err)
				}
			}
		})
	}
}

func TestKnownAtNeverShowsALaterRecord(t *testing.T) {
	fewChecks(t, 30)
	rapid.Check(t, func(r *rapid.T) {
		d, ctx := laterDossier(t), context.Background()
		var known []ceasefire.Incident
		agreements := []agreementAt{agreementNow(t, d)}
		for range rapid.IntRange(1, 6).Draw(r, "acts") {
			if rapid.Bool().Draw(r, "of the agreement") {
				retell(r, d)
				agreements = append(agreements, agreementNow(t, d))
				continue
			}
			if len(known) == 0 || rapid.Bool().Draw(r, "new") {
				known = append(known, add(t, d, testIncident()))
				continue
			}
			one := known[rapid.IntRange(0, len(known)-1).Draw(r, "which")]
			one.Title = rapid.StringMatching("[a-z]{1,8}").Draw(r, "title")
			if _, err := d.UpdateIncident(ctx, one); err != nil {
				r.Fatal(err)
			}
		}
		at := recorded.Add(time.Duration(rapid.IntRange(-3*3600, 20*3600).Draw(r, "at")) * time.Second)
		want := 0
		for _, i := range known {
			if !i.Recorded.At.After(at) {
				want++
			}
		}
		asOf := ceasefire.AsOf{KnownAt: at}
		agreementWas(r, d, agreements, at)
		list, err := d.List(ctx, View{AsOf: asOf}, Sort{})
		if err != nil || list.Len() != want {
			r.Fatalf("%d incidents as known at %v, want %d, %v", list.Len(), at, want, err)
		}
		trail, err := d.Audit(ctx, ceasefire.AsOf{}, 1000)
		if err != nil {
			r.Fatal(err)
		}
		for _, row := range list.keys {
			i, err := d.IncidentByKey(ctx, row, asOf)
			if err != nil || i.Recorded.At.After(at) {
				r.Fatalf("%+v, %v", i, err)
			}
			if title := titleAt(trail, i.ID, at); i.Title != title {
				r.Fatalf("the title is %q, and was %q", i.Title, title)
			}
		}
	})
}

// titleAt reads an incident's title off the audit trail, newest line first, as it was after the last change up to an instant.
func titleAt(trail []AuditEntry, id ceasefire.ID, at time.Time) string {
	for _, e := range trail {
		if e.ID == id && !e.At.After(at) {
			var row struct{ Title string }
			if err := json.Unmarshal([]byte(e.After), &row); err != nil {
				panic(err)
			}
			return row.Title
		}
	}
	return ""
}

// agreementAt is an agreement, and when it was recorded so.
type agreementAt struct {
	at time.Time
	ceasefire.Agreement
}

func agreementNow(t testing.TB, d *Dossier) agreementAt {
	t.Helper()
	s := stateNow(t, d, ceasefire.AsOf{})
	return agreementAt{s.at, s.frame.Agreement}
}

// retell changes what is said of the agreement.
func retell(r *rapid.T, d *Dossier) {
	_, err := d.Revise(context.Background(), func(f *ceasefire.Frame) {
		f.Agreement.Title += rapid.StringMatching("[a-z]{1,4}").Draw(r, "title")
		f.Agreement.Effect = f.Agreement.Effect.Add(time.Minute)
		f.Agreement.Summary, f.Agreement.Sources = "Another one.", nil
	})
	if err != nil {
		r.Fatal(err)
	}
}

// agreementWas holds that the agreement is known as it was last recorded by an instant, and not at all where it was not.
func agreementWas(r *rapid.T, d *Dossier, recorded []agreementAt, at time.Time) {
	frame, err := d.FrameKnown(context.Background(), ceasefire.AsOf{KnownAt: at})
	if err != nil {
		r.Fatal(err)
	}
	want := ceasefire.Agreement{ID: recorded[0].ID, Zone: recorded[0].Zone}
	for _, a := range recorded {
		if !a.at.After(at) {
			want = a.Agreement
		}
	}
	if diff := cmp.Diff(want, frame.Agreement, cmpopts.EquateEmpty()); diff != "" {
		r.Fatalf("as known at %v:\n%s", at, diff)
	}
	if want.Title == "" && len(frame.Parties)+len(frame.Clocks)+len(frame.Sources)+len(frame.Assessments) > 0 {
		r.Fatalf("before the dossier was made, %+v was known", frame)
	}
}
