package dashboard

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// mostPlaces is how many of the places at which the dossier has incidents are offered at once, which leaves room for areas and the like.
const mostPlaces = 4

// placeOffers gives places to be taken: those at which the dossier has incidents, and those that areas and outlines name. Typed in full a place is meant unless another area than its own was chosen.
func placeOffers(frame ceasefire.Frame, chosen string, found []store.PlaceFound, named []ceasefire.NamedPlace, take func(ceasefire.Place)) []offered {
	offer := func(p ceasefire.Place, more string, names ...string) offered {
		words := p.Name
		if area, ok := frame.Area(p.Area); ok && area.Name != p.Name {
			words += ", " + area.Name
		}
		if chosen != "" && chosen != p.Area {
			names = nil
		}
		return offered{words: words + more, text: p.Name, take: func() { take(p) }, names: names}
	}
	var offers []offered
	for _, p := range found {
		more := ""
		if p.Incidents > 0 {
			more = " · " + counted(p.Incidents, "incident", "incidents")
		}
		offers = append(offers, offer(p.Place, more, p.Name))
	}
	for _, p := range named {
		more := " · " + p.Place.Precision.Words()
		if p.Arabic != "" {
			more = " · " + p.Arabic + more
		}
		offers = append(offers, offer(p.Place, more, namesOf(p)...))
	}
	return offers
}

// areaChosen gives the code of the area that is chosen in the form, empty for none.
func (in *incidentInputs) areaChosen() string { return areaNamed(in.frame, in.area.Selected) }

// placeMeant takes a place that was typed in full but not taken from those offered, unless where it lies was said otherwise: a point that was typed stands.
func (in *incidentInputs) placeMeant(one offered) {
	if !in.filling && strings.TrimSpace(in.point.Text) == "" && in.chosen.Name == "" {
		one.take()
	}
}

// namedPlaces gives the places of a gazetteer that suit what was typed and are not among those found; where nothing suits, those that were meant but for a slip or two.
func namedPlaces(all []ceasefire.NamedPlace, typed string, found []store.PlaceFound) []ceasefire.NamedPlace {
	suiting := placesThat(all, func(spellings ...string) bool { return store.Suits(typed, spellings...) }, found)
	if len(suiting)+len(found) > 0 {
		return suiting
	}
	return placesThat(all, func(spellings ...string) bool { return store.Near(typed, spellings...) }, nil)
}

func placesThat(all []ceasefire.NamedPlace, suits func(spellings ...string) bool, found []store.PlaceFound) (suiting []ceasefire.NamedPlace) {
	for _, p := range all {
		known := slices.ContainsFunc(found, func(f store.PlaceFound) bool { return f.Place == p.Place })
		if !known && suits(namesOf(p)...) {
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
		f.sought = ""
		entry.offer(nil)
		return
	}
	f.sought = typed
	gazetteer := f.gazetteer
	f.window.background("looking for places", func(ctx context.Context) (func(), error) {
		found, err := session.dossier.Places(ctx, typed, mostPlaces)
		if err != nil { // nobody asked for it, and what is wrong with the dossier is said by its bar
			slog.Error("offering places", "error", err)
			return nil, nil
		}
		named := namedPlaces(gazetteer, typed, found)
		return func() {
			if f.sought == typed {
				f.sought = ""
			}
			if f.open {
				in := f.inputs
				f.drafts.untyped(func() { entry.offerLate(typed, placeOffers(in.frame, in.areaChosen(), found, named, in.takePlace)) })
			}
		}, nil
	})
}

// placeMeant gives what fills in the place of an incident that is saved before its look-up has answered, as that would have: what is saved is not to depend on how fast somebody types. It is nil where nothing is being looked for.
func (f *incidentForm) placeMeant() func(context.Context, *ceasefire.Incident) error {
	in := f.inputs
	typed := in.place.Text
	if f.sought != typed || !in.place.untaken() || strings.TrimSpace(in.point.Text) != "" || in.chosen.Name != "" {
		return nil
	}
	session, gazetteer, frame, area := f.window.session, f.gazetteer, in.frame, in.areaChosen()
	return func(ctx context.Context, i *ceasefire.Incident) error {
		found, err := session.dossier.Places(ctx, typed, mostPlaces)
		if err == nil && gazetteer == nil {
			gazetteer, err = intake.PlaceNames(ctx, session.dossier, session.frame)
		}
		if err != nil {
			return fmt.Errorf("looking for the place: %w", err)
		}
		offers := placeOffers(frame, area, found, namedPlaces(gazetteer, typed, found), func(p ceasefire.Place) { i.Place = p })
		if one, only := onlyCalled(offers, typed); only {
			one.take()
		}
		return nil
	}
}

// namesOf gives the names by each of which a place of the gazetteer is meant.
func namesOf(p ceasefire.NamedPlace) []string {
	return append([]string{p.Place.Name, p.Arabic}, p.Others...)
}

// sayPlace says beneath the place how closely it is known.
func (in *incidentInputs) sayPlace(p ceasefire.Place) {
	words := ""
	if p.Precision != ceasefire.PlaceUnknown {
		words = "Known: " + p.Precision.Words()
	}
	sayBeneath(in.placeSaid, words)
}
