package store

import (
	"context"
	"testing"

	"truceboard/store/ceasefire"
)

func TestAnIncidentOfTheDossierThatComesBackStaysAsItIs(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	typed, err := d.AddIncident(ctx, testIncident())
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := ceasefire.Source{ID: NewID(), Title: "A diary", Publisher: "Somebody"}
	back, strange := imported(typed.ID.String(), "x", 2), imported("other", "y", 3)
	back.ID, back.Title, back.Origin.Dataset = typed.ID, "Another title", "truceboard"
	strange.ID, strange.Citations = NewID(), []ceasefire.Citation{{Source: elsewhere.ID, Locator: "page 9"}}
	batch := testBatch()
	batch.Sources = []ceasefire.Source{elsewhere}
	result, err := d.Import(ctx, batch, stream(back, strange), false)
	if err != nil || result.Added != 1 || result.Duplicates != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	if kept, err := d.Incident(ctx, typed.ID); err != nil || kept.Title != typed.Title {
		t.Errorf("%q, %v", kept.Title, err)
	}
	added, err := d.Incident(ctx, strange.ID)
	if err != nil || len(added.Citations) != 1 || added.Citations[0].Locator != "page 9" {
		t.Fatalf("%+v, %v", added.Citations, err)
	}
	frame, err := d.Frame(ctx)
	if source, known := frame.Source(added.Citations[0].Source); err != nil || !known || source.Title != "A diary" {
		t.Errorf("%+v, %v", source, err)
	}
}
