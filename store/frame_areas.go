package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"truceboard/store/ceasefire"
)

// putAreas writes the areas, each with its line of the audit trail where it changed. An area is known by its code.
func (w *framer) putAreas(f ceasefire.Frame) error {
	places, err := w.placesOf("area", recordNames(f.Areas, func(a ceasefire.Area) string { return a.Code }))
	if err != nil {
		return err
	}
	for i, a := range f.Areas {
		fields, err := areaFields(a, places[i])
		if err != nil {
			return err
		}
		key, known := w.areas[a.Code]
		if known {
			if err := w.remember("area", key); err != nil {
				return err
			}
			if err := w.set("area", key, fields...); err != nil {
				return err
			}
		} else if key, err = w.insert("area", append(fields, field{"code", a.Code})...); err != nil {
			return err
		}
		w.areas[a.Code] = key
		if err := w.seal("area", ceasefire.ID{}, key); err != nil {
			return err
		}
	}
	return nil
}

func areaFields(a ceasefire.Area, place int64) ([]field, error) {
	aliases, err := json.Marshal(append([]string{}, a.Aliases...))
	if err != nil {
		return nil, fmt.Errorf("listing the spellings of %s: %w", a.Name, err)
	}
	return []field{{"position", place}, {"name", a.Name}, {"name_arabic", a.NameArabic}, {"aliases", string(aliases)},
		{"label_lat", a.Label.Lat}, {"label_lon", a.Label.Lon}}, nil
}

// removeAreas removes the areas that a frame no longer has; one in which an incident lies stays, and is an *InvalidError.
func (w *framer) removeAreas(f ceasefire.Frame) error {
	stay := map[string]bool{}
	for _, a := range f.Areas {
		stay[a.Code] = true
	}
	for _, code := range slices.Sorted(maps.Keys(w.areas)) {
		if stay[code] {
			continue
		}
		if err := w.removeRecord("area", ceasefire.ID{}, w.areas[code]); err != nil {
			return err
		}
	}
	return nil
}
