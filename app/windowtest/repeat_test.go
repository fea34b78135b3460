package windowtest

import (
	"fmt"
	"image"
	"slices"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// An incident is logged with its numbers and its span of hours, another like it is begun with what repeats, and the first is duplicated; the scope is said while the sides are typed.
func TestRepeatingAndDuplicating(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1024, 700)
	d.sample()
	d.settled()
	d.changedBy("ctrl+n")
	d.keys("ctrl+a")
	d.write("between 14:00 and 16:00 on 9 Sep")
	d.keys("Tab")
	d.write("Castello Road")
	d.keys("Tab")
	d.jump("alep")
	d.keys("Tab")
	d.jump("shell")
	d.settled()
	before := d.shot("before the sides")
	d.keys("Tab")
	d.write("gov syr")
	d.keys("Return", "Tab")
	d.write("civ")
	d.keys("Down", "Tab")
	d.await("the scope, said as the sides are typed", func() bool { return differing(before, d.shot("scope"), image.Rect(700, 610, 1024, 650)) > 0 })
	for _, number := range []string{"1", "2", "5", "2"} { // low, best, high, civilians
		d.write(number)
		d.keys("Tab")
	}
	d.keys("Tab", "Tab", "Tab")
	d.write("Windowtest one")
	d.keys("ctrl+Return")
	one := d.entered("windowtest one")
	if at := time.Date(2016, 9, 9, 11, 0, 0, 0, time.UTC); !one.When.From.Equal(at) || one.When.Until.Sub(at) != 2*time.Hour || one.When.Precision != ceasefire.PrecisionPartOfDay {
		t.Errorf("when %+v", one.When)
	}
	numbers := ceasefire.Estimate{Low: ceasefire.People(1), Best: ceasefire.People(2), High: ceasefire.People(5)}
	if one.Deaths.Estimate != numbers || one.Deaths.Civilians != ceasefire.People(2) || one.Scope.Scope != ceasefire.InScope || one.Place.Area != "SY-HL" {
		t.Errorf("logged %+v", one)
	}
	d.changedBy("Escape")
	d.changedBy("ctrl+shift+j") // what repeats is filled in, the cursor behind the day
	d.write("17:30")
	d.keys(toHeadline()...)
	d.write("Windowtest two")
	d.settled()
	d.shot("repeated")
	d.keys("ctrl+Return")
	two := d.entered("windowtest two")
	if two.Place != one.Place || two.SideA != one.SideA || two.SideB != one.SideB || two.Type != one.Type || two.Deaths != (ceasefire.Deaths{}) {
		t.Errorf("repeated %+v", two)
	}
	if at := time.Date(2016, 9, 9, 14, 30, 0, 0, time.UTC); !two.When.From.Equal(at) || two.When.Precision != ceasefire.PrecisionMinute {
		t.Errorf("repeated at %+v", two.When)
	}
	duplicateOf(t, d, one)
	changedAndUndone(d)
	enteredAtOnce(t, d)
}

// enteredAtOnce types several incidents one after the other at full speed, without waiting for any to be saved: each is saved as it was typed.
func enteredAtOnce(t *testing.T, d *desk) {
	t.Helper()
	const many = 6
	d.keys("Escape")
	d.settled()
	d.changedBy("ctrl+shift+j")
	var typed []string
	for n := range many {
		at := fmt.Sprintf("%02d:15", n+1)
		typed = append(typed, typing(at)...)
		typed = append(append(typed, "key", "--delay", "12"), toHeadline()...)
		typed = append(typed, typing("Windowtest hurry at "+at)...)
		typed = append(typed, "key", "ctrl+Return")
	}
	d.run("xdotool", typed...)
	var found []ceasefire.Incident
	d.await("all of them in the file", func() bool {
		found = d.incidents("windowtest hurry")
		return len(found) == many
	})
	d.settled()
	d.shot("entered at once")
	for _, i := range found {
		if local := i.When.From.UTC().Add(3 * time.Hour).Format("15:04"); i.Title != "Windowtest hurry at "+local || i.Place.Name != "Castello Road" || i.Deaths != (ceasefire.Deaths{}) {
			t.Errorf("mixed: %s, %+v", local, i)
		}
	}
}

// typing gives the arguments by which a text is typed at full speed among other things to do.
func typing(text string) []string { return []string{"type", "--delay", "12", "--args", "1", text} }

// toHeadline goes from the time to the headline.
func toHeadline() []string { return slices.Repeat([]string{"Tab"}, 13) }

// duplicateOf finds an incident, duplicates it under another headline and holds the copy against it.
func duplicateOf(t *testing.T, d *desk, one ceasefire.Incident) {
	t.Helper()
	d.keys("Escape", "ctrl+f")
	d.write("windowtest one")
	d.settled()
	d.keys("ctrl+t", "Down")
	d.settled()
	d.changedBy("ctrl+shift+i")
	d.keys(toHeadline()...)
	d.keys("ctrl+a")
	d.write("Windowtest three")
	d.settled()
	d.shot("duplicated")
	d.keys("ctrl+Return")
	three := d.entered("windowtest three")
	if three.ID == one.ID || three.When != one.When || three.Place != one.Place || three.Deaths != one.Deaths || three.SideA != one.SideA {
		t.Errorf("duplicated %+v", three)
	}
}

// changedAndUndone leaves the form for the incident that is shown beside the table, changes its headline, and takes that back at once by the keys alone: they are the table's again and no longer the form's.
func changedAndUndone(d *desk) {
	d.t.Helper()
	d.keys("Escape")
	d.settled()
	d.changedBy("ctrl+shift+e")
	d.keys(toHeadline()...)
	d.keys("ctrl+a")
	d.write("Windowtest four")
	d.keys("ctrl+Return")
	d.entered("windowtest four")
	d.shot("changed")
	d.keys("ctrl+z")
	d.await("the change to be undone", func() bool { return len(d.incidents("windowtest four")) == 0 })
	d.settled()
}

// entered waits for the incident that has words in its text.
func (d *desk) entered(words string) ceasefire.Incident {
	d.t.Helper()
	var found []ceasefire.Incident
	d.await(words+" in the file", func() bool {
		found = d.incidents(words)
		return len(found) == 1
	})
	d.settled()
	return found[0]
}
