package store

import (
	"context"
	"errors"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// streamedDossier has incidents with everything that they can have, and more of them than a parcel takes.
func streamedDossier(t *testing.T) *Dossier {
	t.Helper()
	d, ctx := testDossier(t), context.Background()
	full := add(t, d, testIncident())
	bare := add(t, d, ceasefire.Incident{When: testIncident().When, Type: ceasefire.Shelling, Title: "Bare"})
	odd := testIncident()
	odd.Extra = []ceasefire.Column{{Name: `a "name"`, Value: `\`}, {Name: "حلب", Value: "\x01\",\""}, {Name: "", Value: ""}}
	odd.Citations = append(odd.Citations, ceasefire.Citation{Source: testID(1), Locator: "p. 1"})
	add(t, d, odd)
	for _, err := range []error{
		d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: full.ID, Scope: ceasefire.Disputed, Reason: "unclear"}),
		d.Attribute(ctx, ceasefire.Attribution{Incident: bare.ID, PartyA: testID(3), Reason: "seen"}),
		d.DeleteIncident(ctx, add(t, d, testIncident()).ID),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var rows []any
	for n := range 2*streamRows + 10 {
		i := imported(strconv.Itoa(n), "a", n+2)
		i.When = ceasefire.MinuteMoment(effect.AddDate(0, 0, n%50), "Asia/Damascus")
		i.Place.Name = string(rune('a' + n%7))
		rows = append(rows, i)
	}
	if done, err := d.Import(ctx, testBatch(), stream(rows...), false); err != nil || done.Added != len(rows) {
		t.Fatal(done.Added, err)
	}
	return d
}

func TestIncidentsAreStreamedAsTheyAreReadOneByOne(t *testing.T) {
	d, ctx := streamedDossier(t), context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		v := View{Filter: ceasefire.Filter{Text: rapid.SampledFrom([]string{"", "shells", "nothing"}).Draw(rt, "text"), Scope: rapid.SampledFrom([]ceasefire.ScopeView{ceasefire.ViewAll, ceasefire.ViewIn}).Draw(rt, "scope")}}
		s := Sort{By: rapid.SampledFrom([]SortKey{"", SortWhen, SortPlace, SortDeaths}).Draw(rt, "by"), Descending: rapid.Bool().Draw(rt, "down")}
		list, err := d.List(ctx, v, s)
		if err != nil {
			rt.Fatal(err)
		}
		n := 0
		for i, err := range d.Incidents(ctx, v, s) {
			if err != nil {
				rt.Fatal(err)
			}
			if n >= list.Len() {
				rt.Fatalf("more than %d incidents", n)
			}
			if n%40 == 0 || n < 5 || n > list.Len()-5 {
				one, err := d.IncidentByKey(ctx, list.KeysOf(n, n)[0], ceasefire.AsOf{})
				if err != nil {
					rt.Fatal(err)
				}
				if diff := cmp.Diff(one, i); diff != "" {
					rt.Fatal(diff)
				}
			}
			n++
		}
		if n != list.Len() {
			rt.Fatalf("%d of %d incidents", n, list.Len())
		}
	})
}

func TestIncidentsThatAreStreamedBareHaveAllButTheirKeptColumns(t *testing.T) {
	d, ctx := streamedDossier(t), context.Background()
	var whole []ceasefire.Incident
	for i, err := range d.Incidents(ctx, View{}, Sort{}) {
		if err != nil {
			t.Fatal(err)
		}
		i.Extra = nil
		whole = append(whole, i)
	}
	var bare []ceasefire.Incident
	for i, err := range d.IncidentsBare(ctx, View{}, Sort{}) {
		if err != nil {
			t.Fatal(err)
		}
		bare = append(bare, i)
	}
	if diff := cmp.Diff(whole, bare); diff != "" || len(bare) < 2*streamRows {
		t.Error(len(bare), diff)
	}
}

func TestAStreamEndsWhereItIsLeftOrCancelled(t *testing.T) {
	d := streamedDossier(t)
	for range readers + longReadings + 2 { // a connection that were kept would be missed
		for _, err := range d.Incidents(context.Background(), View{}, Sort{}) {
			if err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	for _, err := range d.Incidents(ctx, View{}, Sort{}) {
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("a stream that was cancelled ends in %v", last)
	}
}

func TestTextsAreDecodedAsJSONHasThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{`","`, `\`, "", `"`, "plain", "]", "[", `["`}))).Draw(t, "texts")
		columns := make([]ceasefire.Column, len(texts))
		for n, text := range texts {
			columns[n] = ceasefire.Column{Name: "n" + strconv.Itoa(n), Value: text}
		}
		names, values, err := encodeExtra(columns)
		if err != nil {
			t.Fatal(err)
		}
		again, err := decodeExtra(names, values)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(columns, again); diff != "" && len(columns) > 0 {
			t.Error(diff)
		}
	})
}
