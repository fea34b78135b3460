package dashboard

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// bulkWords says what a change would do, of so many incidents one by one: "→ 12 of 15 incidents change, 3 are so already. 14 Sep 2016, 10:30, Castello Road: Shelling → Air strike; …".
func bulkWords(p store.BulkPreview, named int, frame ceasefire.Frame, zone *time.Location) string {
	words := fmt.Sprintf("→ %s of %s change", grouped(p.Changed), counted(p.Changed+p.Unchanged, "incident", "incidents"))
	if p.Unchanged > 0 {
		words += fmt.Sprintf(", %s so already", counted(p.Unchanged, "is", "are"))
	}
	words += "."
	if moved := movedWords(p); moved != "" {
		words += "\n! " + moved
	}
	for n, was := range p.Before[:named] {
		words += "\n" + was.When.Format(zone) + ", " + cutWords(placeWords(was.Place.Name, ""), longestNamed) + ": " + differenceWords(was, p.After[n], frame)
	}
	if more := p.Changed - named; more > 0 {
		words += "\n… and " + grouped(more) + " more"
	}
	return words
}

// movedWords warns of what does not go with the area that incidents are put into, nothing where all does.
func movedWords(p store.BulkPreview) string {
	var parts []string
	if p.Far > 0 {
		parts = append(parts, counted(p.Far, "has a point", "have points")+" far from the middle of that area: check the positions or the area.")
	}
	if p.Districts > 0 {
		parts = append(parts, counted(p.Districts, "keeps its district", "keep their districts")+" of the area before: check them, for they go out in exports.")
	}
	return strings.Join(parts, " ")
}

// longestNamed is how many letters of a place's name are shown where several stand one beneath the other.
const longestNamed = 40

// differenceWords says in what an incident differs from how it was, each field as it was and as it would be.
func differenceWords(was, now ceasefire.Incident, frame ceasefire.Frame) string {
	var parts []string
	add := func(before, after string) {
		if before != after {
			parts = append(parts, became(before, after))
		}
	}
	add(was.Type.Name(), now.Type.Name())
	add(severityWords(was), severityWords(now))
	add(string(was.Verification), string(now.Verification))
	add(areaWords(was.Place.Area, frame), areaWords(now.Place.Area, frame))
	add(was.Scope.Scope.Words(), now.Scope.Scope.Words())
	add(actWords(was, frame), actWords(now, frame))
	add(counted(len(was.Citations), "source", "sources"), counted(len(now.Citations), "source", "sources"))
	if !was.Deleted.Equal(now.Deleted) {
		parts = append(parts, "deleted")
	}
	if len(parts) == 0 {
		return "ruled on, with the same outcome"
	}
	return strings.Join(slices.Compact(parts), "; ")
}

// areaWords names an area by its code.
func areaWords(code string, frame ceasefire.Frame) string {
	area, _ := frame.Area(code)
	return cmp.Or(area.Name, code, "no area")
}

// actWords says to which parties an incident is counted: "by Government against no party".
func actWords(i ceasefire.Incident, frame ceasefire.Frame) string {
	name := func(id ceasefire.ID) string {
		party, _ := frame.Party(id)
		return cmp.Or(party.Short, party.Name, "no party")
	}
	return "by " + name(i.SideA.Party) + " against " + name(i.SideB.Party)
}

// severityWords says how grave an incident is: "severity 2: one to four killed".
func severityWords(i ceasefire.Incident) string {
	if i.Severity == ceasefire.SeverityUnknown {
		return "severity unknown"
	}
	return "severity " + i.Severity.Words()
}
