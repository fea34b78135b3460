package intake

import (
	"cmp"
	"context"
	"slices"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// knownPlaces find where the places lie that the rows of a table only name, as the form of an incident does when one is typed in full: among the places of the dossier's own incidents, its areas, and what the outlines name.
// They are as they were before the import, and read once a row asks.
type knownPlaces struct {
	dossier *store.Dossier
	frame   ceasefire.Frame
	called  map[string][]ceasefire.Place // by their plain names, without a name of their own
}

// placed gives a place with what is known of where it lies, and whether that is more than the row says. What the row says stands, its name as it is written too.
func (k *knownPlaces) placed(ctx context.Context, said ceasefire.Place) (ceasefire.Place, bool, error) {
	if k.called == nil {
		if err := k.readAll(ctx); err != nil {
			return said, false, err
		}
	}
	found := slices.DeleteFunc(slices.Clone(k.called[store.PlainName(said.Name)]), func(p ceasefire.Place) bool {
		return said.District != "" && p.District != "" && store.PlainName(p.District) != store.PlainName(said.District)
	})
	if a, known := exchange.AreaNamed(k.frame, said.Name); known && len(found) == 0 { // حلب for محافظة حلب
		found = append(found, ceasefire.Place{Area: a.Code, Precision: ceasefire.PlaceArea})
	}
	if len(found) == 0 {
		return said, false, nil
	}
	area, one := oneArea(found)
	now := said
	switch {
	case !one:
		return said, false, nil
	case said.HasPoint: // a place of the same name may lie elsewhere
		if a, known := k.frame.Area(area); known && a.Near(said.Point) {
			now.Area = area
		}
	case len(found) == 1:
		now = found[0]
		now.Name, now.District, now.Precision = said.Name, cmp.Or(said.District, now.District), cmp.Or(said.Precision, now.Precision)
	case area != "":
		now.Area, now.Precision = area, cmp.Or(said.Precision, ceasefire.PlaceArea)
	}
	return now, now != said, nil
}

// oneArea gives the area in which all of some places lie of which it is known, and whether it is one at most.
func oneArea(places []ceasefire.Place) (area string, one bool) {
	for _, p := range places {
		if p.Area != "" && area != "" && p.Area != area {
			return "", false
		}
		area = cmp.Or(area, p.Area)
	}
	return area, true
}

// readAll reads the places that are known.
func (k *knownPlaces) readAll(ctx context.Context) error {
	own, err := k.dossier.PlacesKnown(ctx)
	if err != nil {
		return err
	}
	named, err := PlaceNames(ctx, k.dossier, k.frame)
	if err != nil {
		return err
	}
	k.called = map[string][]ceasefire.Place{}
	for _, p := range own {
		k.call(p.Name, p)
	}
	for _, p := range named {
		for _, name := range append([]string{p.Place.Name, p.Arabic}, p.Others...) {
			k.call(name, p.Place)
		}
	}
	return nil
}

// call notes a name of a place.
func (k *knownPlaces) call(name string, p ceasefire.Place) {
	p.Name = ""
	if plain := store.PlainName(name); plain != "" && !slices.Contains(k.called[plain], p) {
		k.called[plain] = append(k.called[plain], p)
	}
}
