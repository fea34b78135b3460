package main

import (
	"fmt"
	"strconv"
	"strings"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// filterFlags are the filters that every command that shows incidents takes.
type filterFlags struct {
	From     string   `placeholder:"D" help:"First day, as YYYY-MM-DD; or a month or a year, of which it is the first."`
	To       string   `placeholder:"D" help:"Last day, as YYYY-MM-DD; or a month or a year, of which it is the last."`
	Party    []string `placeholder:"P" help:"A party on either side; may be repeated."`
	Type     []string `placeholder:"T" help:"A type of incident; may be repeated."`
	Scope    string   `default:"all" enum:"in,out,disputed,all" help:"in, out, disputed or all."`
	Severity string   `placeholder:"N" help:"Least severity, 1 to 4."`
	Place    string   `placeholder:"X" help:"A governorate, with the places of its name whose governorate is not known; or words of a place's name."`
	Text     string   `placeholder:"WORDS" help:"Words of the text; those in another script than Latin may also be what a place is called: حلب."`
	Within   string   `placeholder:"S,W,N,E" help:"A stretch of the map: its south, west, north and east in degrees, such as 36.1,37.0,36.3,37.3. Only what is known as closely as a district or better lies in one. Write --within=-1,30,2,33 where the first is negative."`
}

// in gives the filter for a dossier; a name that it does not know is wrong usage.
func (f filterFlags) in(frame ceasefire.Frame) (ceasefire.Filter, error) {
	filter := ceasefire.Filter{Place: f.Place, Text: f.Text}
	if f.Scope != "all" {
		filter.Scope = ceasefire.ScopeView(f.Scope)
	}
	steps := []func(*ceasefire.Filter, ceasefire.Frame) error{f.words, f.severity, f.days, f.parties, f.types, f.within}
	for _, step := range steps {
		if err := step(&filter, frame); err != nil {
			return filter, usageError{err}
		}
	}
	return filter, nil
}

// words refuses what would be found nowhere.
func (f filterFlags) words(*ceasefire.Filter, ceasefire.Frame) error {
	for _, flag := range [][2]string{{"--text", f.Text}, {"--place", f.Place}} {
		if !store.Searchable(flag[1]) {
			return fmt.Errorf("%s: %q holds no letter and no figure to look for: give a word", flag[0], flag[1])
		}
	}
	return nil
}

func (f filterFlags) severity(filter *ceasefire.Filter, _ ceasefire.Frame) error {
	if f.Severity == "" {
		return nil
	}
	least, err := strconv.ParseUint(f.Severity, 10, 8)
	if err != nil || least < 1 || least > uint64(ceasefire.SeverityMass) {
		return fmt.Errorf("--severity %q is not a severity: give 1 to %d", f.Severity, ceasefire.SeverityMass)
	}
	filter.MinSeverity = ceasefire.Severity(least)
	return nil
}

// days reads the days as the window's filters do, but for what is counted from today: a script asks for the same on every day.
func (f filterFlags) days(filter *ceasefire.Filter, _ ceasefire.Frame) error {
	if f.From != "" {
		span, err := ceasefire.ParseDays(f.From)
		if err != nil {
			return fmt.Errorf("--from: %w", err)
		}
		filter.Days.From = span.From
	}
	if f.To != "" {
		span, err := ceasefire.ParseDays(f.To)
		if err != nil {
			return fmt.Errorf("--to: %w", err)
		}
		filter.Days.To = span.To
	}
	if f.From != "" && f.To != "" && filter.Days.To < filter.Days.From {
		return fmt.Errorf("--to %s lies before --from %s: swap them", f.To, f.From)
	}
	return nil
}

func (f filterFlags) parties(filter *ceasefire.Filter, frame ceasefire.Frame) error {
	for _, name := range f.Party {
		party, ok := frame.PartyByName(name)
		if !ok {
			return fmt.Errorf("--party %q is not a party of this dossier: it has %s", name, partyNames(frame))
		}
		filter.Parties = append(filter.Parties, party.ID)
	}
	return nil
}

func partyNames(frame ceasefire.Frame) string {
	names := make([]string, len(frame.Parties))
	for i, p := range frame.Parties {
		names[i] = p.Short
	}
	return strings.Join(names, ", ")
}

func (f filterFlags) types(filter *ceasefire.Filter, _ ceasefire.Frame) error {
	for _, name := range f.Type {
		found, ok := ceasefire.ParseType(name)
		if !ok {
			return fmt.Errorf("--type %q is not a type of incident: the types are %s", name, typeCodes())
		}
		filter.Types = append(filter.Types, found)
	}
	return nil
}

func typeCodes() string {
	var codes []string
	for _, t := range ceasefire.Types() {
		codes = append(codes, string(t.Type))
	}
	return strings.Join(codes, ", ")
}

// within narrows to a stretch of the map.
func (f filterFlags) within(filter *ceasefire.Filter, _ ceasefire.Frame) error {
	if f.Within == "" {
		return nil
	}
	box, err := ceasefire.ParseGeoBox(f.Within)
	if err != nil {
		return fmt.Errorf("--within %q: %w", f.Within, err)
	}
	filter.Within.Box = box
	return nil
}
