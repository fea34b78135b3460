package dashboard

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// mostPlaces is how many of the places at which the dossier has incidents are offered at once, which leaves room for areas and the like.
const mostPlaces = 4

// placeOffers gives places to be taken: those at which the dossier has incidents, and those that areas and outlines name.
func (in *incidentInputs) placeOffers(found []store.PlaceFound, named []ceasefire.NamedPlace) []offered {
	var offers []offered
	for _, p := range found {
		words := p.Name
		if area, ok := in.frame.Area(p.Area); ok && area.Name != p.Name {
			words += ", " + area.Name
		}
		if p.Incidents > 0 {
			words += " · " + counted(p.Incidents, "incident", "incidents")
		}
		offers = append(offers, offered{words: words, text: p.Name, take: func() { in.takePlace(p.Place) }})
	}
	for _, p := range named {
		words := p.Place.Name
		if area, ok := in.frame.Area(p.Place.Area); ok && area.Name != p.Place.Name {
			words += ", " + area.Name
		}
		if p.Arabic != "" {
			words += " · " + p.Arabic
		}
		offers = append(offers, offered{words: words + " · " + p.Place.Precision.Words(), text: p.Place.Name, take: func() { in.takePlace(p.Place) }})
	}
	return offers
}

// namedPlaces gives the places of a gazetteer that suit what was typed and are not among those found.
func namedPlaces(all []ceasefire.NamedPlace, typed string, found []store.PlaceFound) []ceasefire.NamedPlace {
	var suiting []ceasefire.NamedPlace
	for _, p := range all {
		known := slices.ContainsFunc(found, func(f store.PlaceFound) bool { return f.Place == p.Place })
		if !known && store.Suits(typed, append([]string{p.Place.Name, p.Arabic}, p.Others...)...) {
			suiting = append(suiting, p)
		}
	}
	return suiting
}

// readGazetteer reads the names of areas and outlines beside the window: those that the dossier brings may have changed since the form was last open.
func (f *incidentForm) readGazetteer() {
	session := f.window.session
	f.window.background("reading the names of the outlines", func(ctx context.Context) (func(), error) {
		names, err := intake.PlaceNames(ctx, session.dossier, session.frame)
		return func() { f.gazetteer = names }, err
	})
}

// suggestPlaces looks for places beside the window and offers them, unless something else was typed since.
func (f *incidentForm) suggestPlaces(typed string) {
	session, entry := f.window.session, f.inputs.place
	if session == nil || len([]rune(strings.TrimSpace(typed))) < 2 {
		entry.offer(nil)
		return
	}
	gazetteer := f.gazetteer
	f.window.background("looking for places", func(ctx context.Context) (func(), error) {
		found, err := session.dossier.Places(ctx, typed, mostPlaces)
		if err != nil {
			return nil, fmt.Errorf("offering places: %w", err)
		}
		named := namedPlaces(gazetteer, typed, found)
		return func() {
			if f.open && entry.Text == typed && entry.away < 0 {
				entry.offer(f.inputs.placeOffers(found, named))
			}
		}, nil
	})
}

// sayPlace says beneath the place how closely it is known.
func (in *incidentInputs) sayPlace(p ceasefire.Place) {
	words := ""
	if p.Precision != ceasefire.PlaceUnknown {
		words = "Known: " + p.Precision.Words()
	}
	sayBeneath(in.placeSaid, words)
}
