package store

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// benchDossier opens the dossier that `go run ./app/dev bench` made.
func benchDossier(b *testing.B) *Dossier {
	b.Helper()
	path := os.Getenv("TRUCEBOARD_BENCH_DOSSIER")
	if path == "" {
		b.Skip("TRUCEBOARD_BENCH_DOSSIER names no dossier: go run ./app/dev bench makes one")
	}
	d, err := Open(b.Context(), path, Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := d.Close(); err != nil {
			b.Error(err)
		}
	})
	return d
}

// benchMemory gives the dossier's memory, read already.
func benchMemory(b *testing.B) *Memory {
	b.Helper()
	m := NewMemory(benchDossier(b))
	if _, err := m.Facts(b.Context(), View{}); err != nil {
		b.Fatal(err)
	}
	return m
}

// within reports a measurement against the longest time that is good.
func within(b *testing.B, took, bound time.Duration) {
	b.ReportMetric(float64(took.Nanoseconds()), "ns/op")
	b.ReportMetric(took.Seconds()/bound.Seconds(), "ratio")
	b.ReportMetric(1, "bound")
}

// narrowed are filters as they follow one another at work.
func narrowed() []ceasefire.Filter {
	return []ceasefire.Filter{
		{Scope: ceasefire.ViewIn}, {}, {Types: []ceasefire.Type{ceasefire.Shelling, ceasefire.AirStrike}}, {MinSeverity: ceasefire.SeverityGrave},
		{Scope: ceasefire.ViewIn, Areas: []string{"SY-HL", "SY-ID"}},
		{Days: ceasefire.Span{From: ceasefire.DayFrom(2016, 2, 1), To: ceasefire.DayFrom(2016, 9, 30)}},
	}
}

// allNumbers works out what every chart shows of facts: by day as well by party as by type, severity, scope and not divided, as the calendar and the timeline
// have it; the others have one shape each.
func allNumbers(f ceasefire.Frame, facts ceasefire.Facts, at time.Time) (n int) {
	const measure = ceasefire.DeathsMeasure
	for _, by := range []ceasefire.Grouping{ceasefire.ByParty, ceasefire.ByType, ceasefire.BySeverity, ceasefire.ByScope, ceasefire.Ungrouped} {
		n += f.Daily(facts, ceasefire.Span{}, by, measure).N
	}
	n += f.BeforeAfter(facts, f.Windows(at), measure).N + f.Hours(facts, measure).N + f.Casualties(facts, ceasefire.Span{}).N
	places, _ := f.Places(facts, measure)
	types, _ := f.ByType(facts, measure)
	counts := f.TalliesBeside(facts, ceasefire.TallyView{At: at, Scope: ceasefire.InScope})
	return n + len(places) + len(types) + len(counts.Counts) + len(ceasefire.PlacedBy(facts)) + len(ceasefire.Sites(facts))
}

// sqlGroups are the same numbers as SQL has them.
func sqlGroups() []string {
	return []string{
		"SELECT i.day, i.party_a_id, count(*), sum(i.deaths_best) %s GROUP BY 1, 2", "SELECT i.day, count(*), sum(i.deaths_best) %s GROUP BY 1",
		"SELECT i.starts_at / 3600 %% 168, count(*) %s AND i.precision <= 2 GROUP BY 1", "SELECT i.day, sum(i.deaths_low), sum(i.deaths_best), sum(i.deaths_high) %s GROUP BY 1",
		"SELECT i.area_id, count(*), sum(i.deaths_best) %s GROUP BY 1", "SELECT i.type, count(*), sum(i.deaths_best) %s GROUP BY 1",
		"SELECT i.place_precision, count(*) %s GROUP BY 1",
	}
}

// BenchmarkBound_Filter_to_all_numbers is to take 16 ms: a filter changed, and the numbers behind every chart.
func BenchmarkBound_Filter_to_all_numbers(b *testing.B) {
	within(b, filterToNumbers(b, benchMemory(b), narrowed()), 16*time.Millisecond)
}

// typed is what is typed into the boxes over the table, a term of each field.
func typed() []ceasefire.Term {
	return []ceasefire.Term{
		{Field: ceasefire.TermWhen, Text: ">2017-03-01"}, {Field: ceasefire.TermPlace, Text: "kara"}, {Field: ceasefire.TermArea, Text: "=aleppo"}, {Field: ceasefire.TermDistrict, Text: "za"},
		{Field: ceasefire.TermType, Text: "strike"}, {Field: ceasefire.TermTitle, Text: "shelling kara"}, {Field: ceasefire.TermWho, Text: "democratic !russia"}, {Field: ceasefire.TermDeaths, Text: "10..20"},
		{Field: ceasefire.TermInjured, Text: ">3"}, {Field: ceasefire.TermSeverity, Text: "3.."}, {Field: ceasefire.TermScope, Text: "in"}, {Field: ceasefire.TermVerification, Text: "=verified"},
		{Field: ceasefire.TermReportedBy, Text: "sohr"}, {Field: ceasefire.TermDataset, Text: "=x"}, {Field: ceasefire.TermRecordedBy, Text: "e"}, {Field: ceasefire.TermRecordedAt, Text: "<2016"},
		{Field: ceasefire.TermScopeWhy, Text: "outside"},
	}
}

// BenchmarkBound_Filter_box_to_all_numbers is to take 16 ms on the average of a term of each field; how long each takes is told by -v. The values of a field were read when it was first asked for, or once the incidents
// were shown.
func BenchmarkBound_Filter_box_to_all_numbers(b *testing.B) {
	m := benchMemory(b)
	frame, err := m.dossier.Frame(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if err := m.Rank(b.Context()); err != nil {
		b.Fatal(err)
	}
	at, terms := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), typed()
	took, rounds := make([]time.Duration, len(terms)), -1 // the first is not counted: it reads the titles
	for rounds < 1 || b.Loop() {
		for n, term := range terms {
			begun := time.Now()
			facts, err := m.Facts(b.Context(), View{Filter: ceasefire.Filter{Terms: []ceasefire.Term{term}}, AsOf: ceasefire.AsOf{At: at}})
			if err != nil {
				b.Fatal(err)
			}
			allNumbers(frame, facts, at)
			if rounds >= 0 {
				took[n] += time.Since(begun)
			} else {
				b.Logf("%s %q: %v at first, %d of them", term.Field, term.Text, time.Since(begun).Round(time.Millisecond), facts.Len())
			}
		}
		rounds++
	}
	var all time.Duration
	for n, term := range terms {
		all += took[n]
		b.Logf("%s %q: %v", term.Field, term.Text, (took[n] / time.Duration(rounds)).Round(10*time.Microsecond))
	}
	within(b, all/time.Duration(rounds*len(terms)), 16*time.Millisecond)
}

// BenchmarkBound_Filter_against_GROUP_BY is to take a twentieth of the time that SQL takes over the same groups.
func BenchmarkBound_Filter_against_GROUP_BY(b *testing.B) {
	m, filters := benchMemory(b), narrowed()[2:4]
	start := time.Now()
	for _, filter := range filters {
		groupBy(b, m.dossier, View{Filter: filter})
	}
	yardstick := time.Since(start) / time.Duration(len(filters))
	within(b, filterToNumbers(b, m, filters), yardstick)
	b.ReportMetric(1.0/20, "bound")
}

// groupBy works the numbers out in SQL.
func groupBy(b *testing.B, d *Dossier, v View) {
	where, err := v.condition(b.Context(), d.read)
	if err != nil {
		b.Fatal(err)
	}
	for _, query := range sqlGroups() {
		if _, err := objects(context.Background(), d.read, fmt.Sprintf(query, where.sql()), where.args...); err != nil {
			b.Fatal(err)
		}
	}
}

// filterToNumbers gives how long a change of the filter takes on the average.
func filterToNumbers(b *testing.B, m *Memory, filters []ceasefire.Filter) time.Duration {
	frame, err := m.dossier.Frame(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	at, changes := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), 0
	for b.Loop() {
		for _, filter := range filters {
			facts, err := m.Facts(b.Context(), View{Filter: filter, AsOf: ceasefire.AsOf{At: at}})
			if err != nil {
				b.Fatal(err)
			}
			allNumbers(frame, facts, at)
			changes++
		}
	}
	return b.Elapsed() / time.Duration(changes)
}

// BenchmarkBound_Search_as_you_type_p95 is to take 50 ms at the 95th percentile, from a word that grows by a letter to the facts it leaves.
func BenchmarkBound_Search_as_you_type_p95(b *testing.B) {
	m := benchMemory(b)
	var times []time.Duration
	for b.Loop() {
		for _, word := range []string{"shelling", "government", "aleppo", "convoy", "attack on", "idlib"} {
			for n := range len(word) {
				start := time.Now()
				if _, err := m.Facts(b.Context(), View{Filter: ceasefire.Filter{Text: word[:n+1]}}); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
		}
	}
	slices.Sort(times)
	within(b, times[len(times)*95/100], 50*time.Millisecond)
}

// BenchmarkBound_Table_page is to take 8 ms at any depth of any order: the slowest page, of each the quickest reading.
func BenchmarkBound_Table_page(b *testing.B) {
	m := benchMemory(b)
	var lists []*Listing
	for _, s := range allSorts() {
		list, err := m.List(b.Context(), View{}, s)
		if err != nil {
			b.Fatal(err)
		}
		lists = append(lists, list)
	}
	best := map[int]time.Duration{}
	for b.Loop() {
		for n, list := range lists {
			readPages(b, list, func(part int, took time.Duration) {
				if at := n*pagesRead + part; best[at] == 0 || took < best[at] {
					best[at] = took
				}
			})
		}
	}
	within(b, slices.Max(slices.Collect(maps.Values(best))), 8*time.Millisecond)
}

// allSorts are all orders of the table.
func allSorts() []Sort {
	var all []Sort
	for _, by := range sortKeys() {
		all = append(all, Sort{By: by}, Sort{By: by, Descending: true})
	}
	return all
}

// atOnce is what is felt as at once by somebody who presses something.
const atOnce = 100 * time.Millisecond

// BenchmarkBound_Table_sorted_anew is from the press on a heading to the first page, of whatever column, which was not sorted by before: the slowest of all, of each the quickest.
func BenchmarkBound_Table_sorted_anew(b *testing.B) {
	m := benchMemory(b)
	if err := m.Rank(b.Context()); err != nil {
		b.Fatal(err)
	}
	best := map[Sort]time.Duration{}
	for b.Loop() {
		for _, s := range allSorts() {
			clear(m.held.orders)
			start := time.Now()
			list, err := m.List(b.Context(), View{}, s)
			if err == nil {
				_, err = list.Page(b.Context(), 0, 100)
			}
			if err != nil {
				b.Fatal(err)
			}
			if took := time.Since(start); best[s] == 0 || took < best[s] {
				best[s] = took
			}
		}
	}
	within(b, slices.Max(slices.Collect(maps.Values(best))), atOnce)
}

// BenchmarkRank is what the first pass over the file takes that orders are ranked by.
func BenchmarkRank(b *testing.B) {
	m := benchMemory(b)
	for b.Loop() {
		m.ranks = ranks{}
		if err := m.Rank(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkIndex is how long the place of an incident is looked for, in the middle of the table.
func BenchmarkIndex(b *testing.B) {
	m := benchMemory(b)
	list, err := m.List(b.Context(), View{}, Sort{By: SortTitle})
	if err != nil {
		b.Fatal(err)
	}
	key := list.keys[len(list.keys)-1]
	for b.Loop() {
		if list.Index(key) < 0 {
			b.Fatal("it is not there")
		}
	}
}

// pagesRead is how many pages of a list are read, from its beginning to its end.
const pagesRead = 11

// readPages tells how long each of some pages takes.
func readPages(b *testing.B, list *Listing, took func(part int, took time.Duration)) {
	for part := range pagesRead {
		start := time.Now()
		if _, err := list.Page(context.Background(), part*(list.Len()-50)/(pagesRead-1), 50); err != nil {
			b.Fatal(err)
		}
		took(part, time.Since(start))
	}
}
