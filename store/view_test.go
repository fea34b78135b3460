package store

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// logged is a dossier of five incidents that differ in what filters and orders ask for.
func logged(t *testing.T) *Dossier {
	t.Helper()
	d := testDossier(t)
	for n, change := range []func(*ceasefire.Incident){
		func(i *ceasefire.Incident) {},
		func(i *ceasefire.Incident) {
			i.When = ceasefire.DayMoment(ceasefire.DayFrom(2016, 9, 16), i.When.From.Location())
			i.Place = ceasefire.Place{Name: "Kafr Zita", Area: "SY-HM"}
			i.Type, i.Title, i.Text = ceasefire.AirStrike, "Strike on a market", "قصف على سوق في كفر زيتا"
		},
		func(i *ceasefire.Incident) {
			i.SideA, i.Deaths.Best = ceasefire.Side{Actor: "Outsiders"}, ceasefire.Count{}
		},
		func(i *ceasefire.Incident) {
			i.When.From, i.When.Until = effect.Add(-72*time.Hour), effect.Add(-71*time.Hour)
			i.Deaths.Best, i.Deaths.High, i.Verification = ceasefire.People(30), ceasefire.People(40), ceasefire.Verified
		},
		func(i *ceasefire.Incident) { i.SideB, i.Place.Name = ceasefire.Side{Actor: "Civilians"}, "al-Bab" },
	} {
		i := testIncident()
		i.Title = fmt.Sprintf("Number %d", n)
		change(&i)
		add(t, d, i)
	}
	return d
}

func TestFilters(t *testing.T) {
	d, ctx := logged(t), context.Background()
	for name, c := range map[string]struct {
		filter ceasefire.Filter
		asOf   ceasefire.AsOf
		keys   []int64
	}{
		"all":                 {keys: []int64{4, 1, 3, 5, 2}},
		"in scope":            {filter: ceasefire.Filter{Scope: ceasefire.ViewIn}, keys: []int64{4, 1, 5}},
		"out of scope":        {filter: ceasefire.Filter{Scope: ceasefire.ViewOut}, keys: []int64{3, 2}},
		"disputed":            {filter: ceasefire.Filter{Scope: ceasefire.ViewDisputed}},
		"days":                {filter: ceasefire.Filter{Days: ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 12), To: ceasefire.DayFrom(2016, 9, 14)}}, keys: []int64{1, 3, 5}},
		"a party":             {filter: ceasefire.Filter{Parties: []ceasefire.ID{testID(5)}}, keys: []int64{3}},
		"either side":         {filter: ceasefire.Filter{Parties: []ceasefire.ID{testID(3)}}, keys: []int64{4, 1, 3, 2}},
		"a type":              {filter: ceasefire.Filter{Types: []ceasefire.Type{ceasefire.AirStrike}}, keys: []int64{2}},
		"severity":            {filter: ceasefire.Filter{MinSeverity: ceasefire.SeverityMass}, keys: []int64{4}},
		"an area":             {filter: ceasefire.Filter{Areas: []string{"SY-HM"}}, keys: []int64{2}},
		"verified":            {filter: ceasefire.Filter{Verifications: []ceasefire.Verification{ceasefire.Verified}}, keys: []int64{4}},
		"within a stretch":    {filter: ceasefire.Filter{Within: ceasefire.Within{Box: ceasefire.GeoBox{South: 36.2, West: 37.1, North: 36.3, East: 37.2}}}, keys: []int64{4, 1, 3, 5}},
		"beside it":           {filter: ceasefire.Filter{Within: ceasefire.Within{Box: ceasefire.GeoBox{South: 36.2, West: 37.2, North: 36.3, East: 37.3}}}},
		"a place":             {filter: ceasefire.Filter{Place: "kafr z"}, keys: []int64{2}},
		"a place in Arabic":   {filter: ceasefire.Filter{Place: "حلب"}, keys: []int64{4, 1, 3, 5}},
		"words":               {filter: ceasefire.Filter{Text: "mark"}, keys: []int64{2}},
		"words in Arabic":     {filter: ceasefire.Filter{Text: "سوق"}, keys: []int64{2}},
		"words with a hyphen": {filter: ceasefire.Filter{Text: "al-bab"}, keys: []int64{5}},
		"operators are words": {filter: ceasefire.Filter{Text: `" OR title:`}},
		"as of":               {asOf: ceasefire.AsOf{At: effect}, keys: []int64{4}},
		"before it was known": {asOf: ceasefire.AsOf{KnownAt: recorded.Add(-time.Second)}},
		"several at once":     {filter: ceasefire.Filter{Scope: ceasefire.ViewIn, MinSeverity: ceasefire.SeverityDeadly, Text: "number"}, keys: []int64{4, 1, 5}},
	} {
		t.Run(name, func(t *testing.T) {
			v := View{Filter: c.filter, AsOf: c.asOf}
			facts, err := d.Facts(ctx, v)
			if err != nil {
				t.Fatal(err)
			}
			var keys []int64
			for f := range facts.All() {
				keys = append(keys, f.Key)
			}
			if diff := cmp.Diff(c.keys, keys); diff != "" {
				t.Error(diff)
			}
			if n := total(t, d, v); n != len(c.keys) {
				t.Errorf("counted %d, listed %d", n, len(c.keys))
			}
		})
	}
}

func TestCounts(t *testing.T) {
	got, err := logged(t).Count(context.Background(), View{})
	people := ceasefire.People
	want := Counts{Total: 5, In: 3, Out: 2, Deaths: ceasefire.Estimate{Low: people(5), Best: people(36), High: people(60)}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func TestOrders(t *testing.T) {
	d, ctx := logged(t), context.Background()
	for _, c := range []struct {
		by       SortKey
		up, down []int64
	}{
		{SortWhen, []int64{4, 1, 3, 5, 2}, []int64{2, 5, 3, 1, 4}},
		{SortPlace, []int64{5, 1, 3, 4, 2}, []int64{2, 4, 3, 1, 5}},
		{SortType, []int64{2, 1, 3, 4, 5}, []int64{5, 4, 3, 1, 2}},
		{SortDeaths, []int64{1, 2, 5, 4, 3}, []int64{4, 5, 2, 1, 3}}, // unknown comes last either way
		{SortScope, []int64{1, 4, 5, 2, 3}, []int64{3, 2, 5, 4, 1}},
	} {
		for _, descending := range []bool{false, true} {
			list, err := d.List(ctx, View{}, Sort{By: c.by, Descending: descending})
			if err != nil {
				t.Fatal(err)
			}
			want := c.up
			if descending {
				want = c.down
			}
			if diff := cmp.Diff(want, list.keys); diff != "" {
				t.Errorf("%s, descending %v: %s", c.by, descending, diff)
			}
		}
	}
	if _, err := d.List(ctx, View{}, Sort{By: "1; DROP TABLE incident"}); err == nil {
		t.Error("a sort key that is none was taken")
	}
}

func TestPagesShowWhatTheListingHolds(t *testing.T) {
	d, ctx := logged(t), context.Background()
	list, err := d.List(ctx, View{}, Sort{})
	if err != nil {
		t.Fatal(err)
	}
	var keys []int64
	for from := 0; from < list.Len(); from += 2 {
		page, err := list.Page(ctx, from, 2)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range page {
			keys = append(keys, r.Key)
		}
	}
	if !slices.Equal(keys, list.keys) {
		t.Errorf("pages %v, listing %v", keys, list.keys)
	}
	if page, err := list.Page(ctx, 99, 5); err != nil || page != nil {
		t.Errorf("beyond the end: %v, %v", page, err)
	}
	page, err := list.Page(ctx, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	r := page[0]
	if r.Area != "Aleppo" || r.PartyA != "Gov." || r.PartyB != "Opp." || r.Deaths.High != ceasefire.People(40) || r.Scope != ceasefire.InScope {
		t.Errorf("row %+v", r)
	}
	if n := list.Index(2); n != 4 {
		t.Errorf("incident 2 stands at %d", n)
	}
}
