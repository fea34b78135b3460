package dashboard

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store/ceasefire"
)

// peopleInput takes numbers of people: low, best, high and, for the dead, civilians among them. An empty one is unknown, not 0.
type peopleInput struct {
	content                    *fyne.Container
	low, best, high, civilians *formEntry
}

func newPeopleInput(in *incidentInputs) *peopleInput {
	p := &peopleInput{low: in.entry("low"), best: in.entry("best"), high: in.entry("high"), civilians: in.entry("civilians")}
	p.content = container.NewGridWithColumns(4, p.low, p.best, p.high, p.civilians)
	return p
}

// withoutCivilians leaves the last number out, for people that nobody divides so.
func (p *peopleInput) withoutCivilians() *peopleInput {
	p.content = container.NewGridWithColumns(4, p.low, p.best, p.high)
	return p
}

func (p *peopleInput) set(e ceasefire.Estimate, civilians ceasefire.Count) {
	p.low.SetText(countText(e.Low))
	p.best.SetText(countText(e.Best))
	p.high.SetText(countText(e.High))
	p.civilians.SetText(countText(civilians))
}

// read gives what was typed, or a problem of the named field.
func (p *peopleInput) read(field string) (e ceasefire.Estimate, civilians ceasefire.Count, problems []ceasefire.Problem) {
	for _, one := range []struct {
		entry *formEntry
		into  *ceasefire.Count
	}{{p.low, &e.Low}, {p.best, &e.Best}, {p.high, &e.High}, {p.civilians, &civilians}} {
		count, err := readCount(one.entry.Text)
		if err != nil {
			problems = append(problems, ceasefire.Problem{Field: field, Message: err.Error()})
		}
		*one.into = count
	}
	return e, civilians, problems
}

func countText(c ceasefire.Count) string {
	if !c.Known {
		return ""
	}
	return strconv.Itoa(c.N)
}

// readCount reads a whole number of people; nothing is unknown.
func readCount(text string) (ceasefire.Count, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return ceasefire.Count{}, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return ceasefire.Count{}, fmt.Errorf("%q is not a number of people: give a whole number, or nothing where it is unknown", text)
	}
	return ceasefire.People(n), nil
}
