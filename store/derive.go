package store

import (
	"cmp"
	"time"

	"truceboard/store/ceasefire"
)

// deriver works out what follows from how an incident was coded: the parties behind its actors' names, its severity and its scope. It
// remembers the names that it looked up, since an import asks for the same few again and again.
type deriver struct {
	frame  ceasefire.Frame
	zone   *time.Location
	actors map[string]ceasefire.ID
}

func newDeriver(frame ceasefire.Frame) *deriver {
	return &deriver{frame: frame, zone: frame.Agreement.Location(), actors: map[string]ceasefire.ID{}}
}

// party gives the party that goes by an actor's name, zero where none does.
func (d *deriver) party(actor string) ceasefire.ID {
	if party, known := d.actors[actor]; known {
		return party
	}
	party, _ := d.frame.PartyOfActor(actor)
	d.actors[actor] = party
	return party
}

// completed gives the incident with everything filled in that was left open and follows from the rest. The parties are those of its actors'
// names, unless an analyst attributed them.
func (d *deriver) completed(i ceasefire.Incident, attributed bool) ceasefire.Incident {
	i.Verification = cmp.Or(i.Verification, ceasefire.Unverified)
	if !attributed {
		i.SideA.Party, i.SideB.Party = d.party(i.SideA.Actor), d.party(i.SideB.Actor)
	}
	if i.Severity == ceasefire.SeverityUnknown {
		i.Severity = ceasefire.SeverityOf(i.Deaths.Best)
	}
	i.Scope = d.frame.ScopeOf(i.SideA, i.SideB, i.Place.Area, i.When)
	return i
}

// day gives the day of the dossier on which an incident began.
func (d *deriver) day(i ceasefire.Incident) ceasefire.Day {
	return ceasefire.DayOf(i.When.From, d.zone)
}
