package dashboard

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// civilians is the actor that stands for people of no side.
const civilians = "Civilians"

// clear empties the form, with the day of the as-of to begin with.
func (in *incidentInputs) clear(at time.Time) {
	in.fill(ceasefire.Incident{Verification: ceasefire.Unverified}, in.frame)
	in.setting(func() { in.when.OfferDay(ceasefire.DayOf(at, in.zone)) })
}

// next keeps the fields that repeat from one incident to the next (day, place, type, sides, sources) and empties the others: where in a source it stands, how credible that is and whether it
// was verified were said of the last one alone.
func (in *incidentInputs) next() {
	in.setting(func() {
		if when, err := in.when.Value(); err == nil {
			in.when.OfferDay(ceasefire.DayOf(when.From, in.zone))
		}
		in.setWhom(ceasefire.Deaths{})
		in.dead.set(ceasefire.Estimate{}, ceasefire.Count{})
		in.injured.set(ceasefire.Estimate{}, ceasefire.Count{})
		in.title.SetText("")
		in.text.SetText("")
		in.reports.set(citedAgain(in.reports.drafts()))
		in.checked.SetSelected(string(ceasefire.Unverified))
		if in.chosen.Name == "" {
			in.point.SetText("")
		}
		in.tell(nil)
	})
}

// setting changes inputs without telling the form that something was typed.
func (in *incidentInputs) setting(change func()) {
	in.filling = true
	change()
	in.filling = false
}

// fill puts an incident into the inputs.
func (in *incidentInputs) fill(i ceasefire.Incident, frame ceasefire.Frame) {
	in.setting(func() {
		in.when.SetMoment(i.When)
		in.place.put(i.Place.Name)
		in.place.offer(nil)
		in.chosen, in.areaOf = ceasefire.Place{}, areaOfPlace{}
		in.setWhom(i.Deaths)
		in.point.SetText(pointText(i.Place))
		in.fillChoices(i, frame)
		in.dead.set(i.Deaths.Estimate, i.Deaths.Civilians)
		in.injured.set(i.Injured, ceasefire.Count{})
		in.title.SetText(i.Title)
		in.text.SetText(i.Text)
		in.reports.set(reportDrafts(i, frame))
		in.tell(nil)
	})
}

func (in *incidentInputs) fillChoices(i ceasefire.Incident, frame ceasefire.Frame) {
	area, _ := frame.Area(i.Place.Area)
	in.area.SetSelected(area.Name)
	in.kind.ClearSelected()
	if i.Type != "" {
		in.kind.SetSelected(i.Type.Name())
	}
	in.sideA.put(sideText(i.SideA, frame))
	in.sideB.put(sideText(i.SideB, frame))
	in.checked.SetSelected(string(cmp.Or(i.Verification, ceasefire.Unverified)))
}

func sideText(s ceasefire.Side, frame ceasefire.Frame) string {
	if party, ok := frame.Party(s.Party); ok && s.Actor == "" {
		return party.Short
	}
	return s.Actor
}

func pointText(p ceasefire.Place) string {
	if !p.HasPoint {
		return ""
	}
	return strconv.FormatFloat(p.Point.Lat, 'f', -1, 64) + ", " + strconv.FormatFloat(p.Point.Lon, 'f', -1, 64)
}

// incident reads the inputs over the incident that is being changed, and gives what cannot be read.
func (in *incidentInputs) incident(before ceasefire.Incident) (ceasefire.Incident, []ceasefire.Problem) {
	i := before
	var problems, dead, injured []ceasefire.Problem
	when, err := in.when.Value()
	if err != nil {
		problems = append(problems, ceasefire.Problem{Field: fieldWhen, Message: err.Error()})
	}
	i.When = when
	i.Deaths.Estimate, i.Deaths.Civilians, dead = in.dead.read(fieldDeaths)
	i.Injured, _, injured = in.injured.read(fieldInjured)
	problems = append(append(problems, dead...), injured...)
	problems = append(problems, in.readWhom(&i.Deaths)...)
	i.Citations, _ = in.reports.read()
	if i.Place, err = in.readPlace(before.Place); err != nil {
		problems = append(problems, ceasefire.Problem{Field: fieldPoint, Message: err.Error()})
	}
	in.readChoices(&i, before)
	i.Title, i.Text = strings.TrimSpace(in.title.Text), strings.TrimSpace(in.text.Text)
	return i, problems
}

func (in *incidentInputs) readChoices(i *ceasefire.Incident, before ceasefire.Incident) {
	i.Type = typeNamed(in.kind.Selected)
	i.SideA = in.side(in.sideA.Text, before.SideA)
	i.SideB = in.side(in.sideB.Text, before.SideB)
	i.Verification = ceasefire.Verification(in.checked.Selected)
	if i.Deaths.Estimate != before.Deaths.Estimate {
		i.Severity = ceasefire.SeverityUnknown // worked out anew from the deaths
	}
}

// side gives what a side's text names: the side as it was where nothing changed, a party, or an actor that is none.
func (in *incidentInputs) side(text string, before ceasefire.Side) ceasefire.Side {
	text = strings.TrimSpace(text)
	if text == sideText(before, in.frame) && text != "" {
		return before
	}
	if party, ok := in.frame.PartyByName(text); ok {
		return ceasefire.Side{Actor: party.Name, Party: party.ID}
	}
	party, _ := in.frame.PartyOfActor(text)
	return ceasefire.Side{Actor: text, Party: party}
}

func (in *incidentInputs) readPlace(before ceasefire.Place) (ceasefire.Place, error) {
	place := before
	if in.chosen.Name != "" && in.chosen.Name == strings.TrimSpace(in.place.Text) {
		place = in.chosen
		before = in.chosen
	}
	place.Name = strings.TrimSpace(in.place.Text)
	place.Area = areaNamed(in.frame, in.area.Selected)
	point, has, err := readPoint(in.point.Text)
	if err != nil {
		return place, err
	}
	switch moved := place.Name != before.Name || place.Area != before.Area; {
	case has && (!before.HasPoint || point != before.Point):
		place.Precision = ceasefire.PlaceExact
	case !has && (before.HasPoint || moved):
		place.Precision = in.levelOf(place)
	}
	if place.Name != before.Name {
		place.District = ""
	}
	place.Point, place.HasPoint = point, has
	return place, nil
}

// levelOf gives how closely a place without a point is known: to its area, where nothing but that is named.
func (in *incidentInputs) levelOf(p ceasefire.Place) ceasefire.PlacePrecision {
	named, ok := in.frame.AreaByName(p.Name)
	if p.Area != "" && (p.Name == "" || ok && named.Code == p.Area) {
		return ceasefire.PlaceArea
	}
	return ceasefire.PlaceUnknown
}

// readPoint reads "latitude, longitude" in degrees; nothing is no point. Whether it lies on the globe is the rules' to say.
func readPoint(text string) (ceasefire.Point, bool, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return ceasefire.Point{}, false, nil
	}
	first, second, _ := strings.Cut(text, ",")
	lat, errLat := strconv.ParseFloat(strings.TrimSpace(first), 64)
	lon, errLon := strconv.ParseFloat(strings.TrimSpace(second), 64)
	if errLat != nil || errLon != nil {
		return ceasefire.Point{}, false, fmt.Errorf("%q is not a position: give latitude and longitude in degrees, such as 36.20, 37.16", text)
	}
	return ceasefire.Point{Lat: lat, Lon: lon}, true, nil
}

// placeHeard takes what stands in the entry of the place, and looks for places where a person typed it.
func (in *incidentInputs) placeHeard(text string) {
	in.placeTyped(text)
	in.nameArea(text)
	in.touch()
	if !in.filling {
		in.typedPlace(text)
	}
}

// placeTyped takes the point and the area of a place back that was taken, once another name is typed.
func (in *incidentInputs) placeTyped(text string) {
	if in.filling || in.chosen.Name == "" || in.chosen.Name == strings.TrimSpace(text) {
		return
	}
	left := in.chosen
	in.chosen = ceasefire.Place{}
	if left.HasPoint && in.point.Text == pointText(left) {
		in.setting(func() { in.point.SetText("") })
	}
	if area, ok := in.frame.Area(left.Area); ok && in.area.Selected == area.Name {
		in.chooseArea("")
	}
}

// takePlace fills in what is known of a place that was taken from those offered.
func (in *incidentInputs) takePlace(p ceasefire.Place) {
	in.setting(func() {
		in.chosen, in.areaOf = p, areaOfPlace{}
		area, _ := in.frame.Area(p.Area)
		in.place.put(p.Name)
		in.area.SetSelected(area.Name)
		in.point.SetText(pointText(p))
	})
	in.touch()
}

// setWhom and readWhom put and read of whom the dead were, beside the civilians.
func (in *incidentInputs) setWhom(d ceasefire.Deaths) {
	in.ofA.SetText(countText(d.SideA))
	in.ofB.SetText(countText(d.SideB))
	in.ofUnknown.SetText(countText(d.Unknown))
}

func (in *incidentInputs) readWhom(d *ceasefire.Deaths) (problems []ceasefire.Problem) {
	for _, one := range []struct {
		entry *formEntry
		into  *ceasefire.Count
	}{{in.ofA, &d.SideA}, {in.ofB, &d.SideB}, {in.ofUnknown, &d.Unknown}} {
		count, err := readCount(one.entry.Text)
		if err != nil {
			problems = append(problems, ceasefire.Problem{Field: fieldDeaths, Message: err.Error()})
		}
		*one.into = count
	}
	return problems
}
