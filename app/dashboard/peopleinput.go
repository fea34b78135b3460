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

// read gives what was typed, or a problem of the named field. A range in the place of the best number, such as 3-5, is the lowest and the highest where those are empty: which of the numbers between is the best it does not say.
func (p *peopleInput) read(field string) (e ceasefire.Estimate, civilians ceasefire.Count, problems []ceasefire.Problem) {
	if low, high, ranged := readSpan(p.best.Text); ranged && typed(p.low)+typed(p.high) == "" {
		civilians, err := readCount(p.civilians.Text)
		if err != nil {
			problems = append(problems, ceasefire.Problem{Field: field, Message: err.Error()})
		}
		return ceasefire.Estimate{Low: low, High: high}, civilians, problems
	}
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

// readSpan reads a range of people, such as 3-5.
func readSpan(text string) (low, high ceasefire.Count, ok bool) {
	ends := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-–—", r) })
	if len(ends) != 2 {
		return low, high, false
	}
	low, wrong := readCount(ends[0])
	high, err := readCount(ends[1])
	return low, high, wrong == nil && err == nil && low.Known && high.Known && low.N <= high.N
}

// readCount reads a whole number of people, its digits Latin, Arabic or Persian, with or without commas between its thousands; nothing is unknown.
func readCount(text string) (ceasefire.Count, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return ceasefire.Count{}, nil
	}
	n, err := strconv.Atoi(ungrouped(ceasefire.LatinDigits(text)))
	if err != nil || n < 0 {
		return ceasefire.Count{}, fmt.Errorf("%q is not a number of people: give a whole number, or nothing where it is unknown", text)
	}
	return ceasefire.People(n), nil
}
