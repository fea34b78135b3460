package ceasefire

import (
	"fmt"
	"time"
	_ "time/tzdata" // a dossier must read the same on a machine that has no zone data of its own
)

// LoadZone gives the location of an IANA zone name such as "Asia/Damascus". "Local" is refused: a dossier has to read
// the same on every machine.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("a time zone is missing: give a name such as Asia/Damascus")
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("%q is not a time zone that is known: give a name such as Asia/Damascus", name)
	}
	return zone, nil
}
