package ceasefire_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// dueGoverns is a kind of due date, which says what its days mean.
func dueGoverns() map[string][]string { return map[string][]string{"due": {"at", "days"}} }

func TestVersionsAreSettledFieldByField(t *testing.T) {
	began := map[string]string{"title": "Withdraw", "note": "", "due": "at an instant", "at": "12 Sep", "days": ""}
	with := func(changes ...string) map[string]string {
		all := maps.Clone(began)
		for n := 0; n < len(changes); n += 2 {
			all[changes[n]] = changes[n+1]
		}
		return all
	}
	due := ceasefire.Clash{Field: "due", Together: []string{"due", "at", "days"}}
	for name, c := range map[string]struct {
		now, typed, want map[string]string
		theirs           []string
		clashes          []ceasefire.Clash
	}{
		"nobody else":             {now: with(), typed: with("title", "Leave"), want: with("title", "Leave")},
		"another field":           {now: with("note", "by road"), typed: with("title", "Leave"), want: with("title", "Leave", "note", "by road"), theirs: []string{"note"}},
		"alike":                   {now: with("title", "Leave"), typed: with("title", "Leave"), want: with("title", "Leave"), theirs: []string{"title"}},
		"differently":             {now: with("title", "Go"), typed: with("title", "Leave"), want: with("title", "Leave"), theirs: []string{"title"}, clashes: []ceasefire.Clash{{Field: "title", Together: []string{"title"}}}},
		"emptied by one":          {now: with("title", ""), typed: with("title", "Leave"), want: with("title", "Leave"), theirs: []string{"title"}, clashes: []ceasefire.Clash{{Field: "title", Together: []string{"title"}}}},
		"kind and what it is of":  {now: with("due", "after a clock", "days", "2"), typed: with("at", "13 Sep"), want: with("at", "13 Sep"), theirs: []string{"days", "due"}, clashes: []ceasefire.Clash{due}},
		"the other way round":     {now: with("at", "13 Sep"), typed: with("due", "after a clock", "days", "2"), want: with("due", "after a clock", "days", "2"), theirs: []string{"at"}, clashes: []ceasefire.Clash{due}},
		"the same kind by both":   {now: with("due", "after a clock", "days", "2"), typed: with("due", "after a clock", "days", "2"), want: with("due", "after a clock", "days", "2"), theirs: []string{"days", "due"}},
		"beneath an unmoved kind": {now: with("days", "2"), typed: with("at", "13 Sep"), want: with("at", "13 Sep", "days", "2"), theirs: []string{"days"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := ceasefire.Versions{Began: began, Now: c.now, Typed: c.typed}.Settle(dueGoverns())
			if diff := cmp.Diff(ceasefire.Settled{Fields: c.want, Theirs: c.theirs, Clashes: c.clashes}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever the three versions are: nothing that was typed is lost, nothing that somebody else changed is written over undecided, and who is called the other makes no difference to what has to be decided.
func TestSettlingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		version := func(name string) map[string]string {
			all := map[string]string{}
			for _, field := range []string{"title", "due", "at", "days"} {
				all[field] = rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, name+" "+field)
			}
			return all
		}
		began, now, typed := version("began"), version("now"), version("typed")
		settled := ceasefire.Versions{Began: began, Now: now, Typed: typed}.Settle(dueGoverns())
		undecided := map[string]bool{}
		for _, clash := range settled.Clashes {
			for _, field := range clash.Together {
				undecided[field] = true
			}
		}
		for field, text := range settled.Fields {
			if typed[field] != began[field] && text != typed[field] {
				t.Fatalf("%s was typed and is %q", field, text)
			}
			if now[field] != began[field] && text != now[field] && !undecided[field] {
				t.Fatalf("%s was changed and is %q, undecided", field, text)
			}
		}
		other := ceasefire.Versions{Began: began, Now: typed, Typed: now}.Settle(dueGoverns())
		if !slices.EqualFunc(settled.Clashes, other.Clashes, func(a, b ceasefire.Clash) bool { return a.Field == b.Field }) {
			t.Fatalf("%+v, from the other side %+v", settled.Clashes, other.Clashes)
		}
	})
}
