package ceasefire

import (
	"fmt"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // a dossier must read the same on a machine that has no zone data of its own
)

// zones holds the locations that were asked for, by name: the time package reads a zone's file anew each time, and the rules ask
// for the agreement's zone once a fact.
var zones sync.Map

// LoadZone gives the location of an IANA zone name such as "Asia/Damascus". "Local" is refused: a dossier has to read
// the same on every machine.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("a time zone is missing: give a name such as Asia/Damascus")
	}
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("%q is not a time zone that is known: give a name such as Asia/Damascus", name)
	}
	zones.Store(name, zone)
	return zone, nil
}

// ZoneCity gives the city that a zone is named after, as a label needs it: "Damascus", "New York", and "UTC" for UTC.
func ZoneCity(zone *time.Location) string {
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
}
