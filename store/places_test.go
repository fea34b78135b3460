package store

import (
	"context"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

func TestPlacesAreOfferedAsTheyAreTyped(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	near := testIncident()
	near.Place = ceasefire.Place{Name: "Ḥandarāt", Area: "SY-HL", District: "Jebel Saman"}
	add(t, d, near)
	near.Place.HasPoint, near.Place.Point, near.Place.Precision = true, ceasefire.Point{Lat: 36.29, Lon: 37.19}, ceasefire.PlaceExact
	add(t, d, near)
	arabic := testIncident()
	arabic.Place = ceasefire.Place{Name: "حلب القديمة", Area: "SY-HL"}
	add(t, d, arabic)
	for typed, want := range map[string]string{"handa": "Ḥandarāt", "jebel": "Ḥandarāt", "القديمه": "حلب القديمة", "nowhere": "", "\"*": ""} {
		found, err := d.Places(ctx, typed, 5)
		if err != nil || (want == "") != (len(found) == 0) || want != "" && found[0].Name != want {
			t.Errorf("%q: %+v, %v", typed, found, err)
		}
	}
	found, err := d.Places(ctx, "handarat", 5)
	if err != nil || len(found) != 1 || found[0].Place != near.Place || found[0].Incidents != 2 {
		t.Errorf("%+v, %v", found, err)
	}
	if !Suits("alep", "Aleppo", "حلب") || !Suits("حلب", "Aleppo", "حلب") || Suits("lep", "Aleppo") || Suits(" ", "Aleppo") {
		t.Error("names of areas suit by the beginnings of their words")
	}
}

// A place that is called as was typed stands before places of a district that is called so, however often these are named.
func TestPlacesCalledSoComeFirst(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	one := testIncident()
	one.Place = ceasefire.Place{Name: "Marea town", Area: "SY-HL", District: "Azaz"}
	add(t, d, one)
	add(t, d, one)
	one.Place.Name = "Azāz town"
	add(t, d, one)
	found, err := d.Places(ctx, "azaz", 5)
	if err != nil || len(found) != 2 || found[0].Name != "Azāz town" || found[1].Incidents != 2 {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestLikelyDuplicatesAreFound(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	other := testIncident()
	other.When = ceasefire.MinuteMoment(saved.When.From.Add(72*time.Hour), saved.When.Zone)
	add(t, d, other)
	typed := testIncident()
	found, err := d.LikelyDuplicates(ctx, typed, 5)
	if err != nil || len(found) != 1 || found[0].Incident.ID != saved.ID || found[0].Why == "" {
		t.Errorf("%+v, %v", found, err)
	}
	if found, err := d.LikelyDuplicates(ctx, saved, 5); err != nil || len(found) != 0 {
		t.Errorf("an incident is no duplicate of itself: %+v, %v", found, err)
	}
	if err := d.DeleteIncident(ctx, saved.ID); err != nil {
		t.Fatal(err)
	}
	if found, err := d.LikelyDuplicates(ctx, typed, 5); err != nil || len(found) != 0 {
		t.Errorf("of one that was deleted: %+v, %v", found, err)
	}
	if last, ok, err := d.LastEntered(ctx); err != nil || !ok || !last.When.From.Equal(other.When.From) {
		t.Errorf("the last that was entered: %v, %v, %v", last.When, ok, err)
	}
}

// In a place with many incidents a day the one that is the same is found all the same, whichever was recorded first.
func TestALikelyDuplicateIsFoundAmongMany(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	typed := testIncident()
	typed.Title, typed.Text = "Nothing alike", ""
	typed.Deaths = ceasefire.Deaths{Estimate: ceasefire.Estimate{Best: ceasefire.People(37)}}
	for n := range 205 {
		other := typed
		other.Title, other.Deaths.Best = "Something else entirely", ceasefire.People(n%30+1)
		other.Injured = ceasefire.Estimate{}
		add(t, d, other)
	}
	same := typed
	same.When = ceasefire.MinuteMoment(typed.When.From.Add(20*time.Hour), typed.When.Zone) // the index by time has it last
	saved := add(t, d, same)
	found, err := d.LikelyDuplicates(ctx, typed, 5)
	if err != nil || len(found) == 0 || found[0].Incident.ID != saved.ID {
		t.Errorf("%d found, %v", len(found), err)
	}
}
