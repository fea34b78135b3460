package dashboard

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// readNumber reads a field's whole number of 0 or more; an empty one is 0, and not known.
func readNumber(field, text string, problems *[]ceasefire.Problem) ceasefire.Count {
	if text == "" {
		return ceasefire.Count{}
	}
	n, err := strconv.ParseInt(ungrouped(text), 10, 32)
	if err != nil || n < 0 {
		*problems = append(*problems, ceasefire.Problem{Field: field, Message: fmt.Sprintf("%q is no number: write a whole number of 0 or more.", text)})
		return ceasefire.Count{}
	}
	return ceasefire.People(int(n))
}

// readHours reads a field's hours, or hours and minutes: "3", "1:30".
func readHours(field, text string, problems *[]ceasefire.Problem) time.Duration {
	hours, minutes, _ := strings.Cut(text, ":")
	var wrong []ceasefire.Problem
	h, m := readNumber(field, hours, &wrong), readNumber(field, minutes, &wrong)
	if len(wrong) > 0 || m.N > 59 {
		*problems = append(*problems, ceasefire.Problem{Field: field, Message: fmt.Sprintf("%q is no number of hours: write hours such as 3, or hours and minutes such as 1:30.", text)})
		return 0
	}
	return time.Duration(h.N)*time.Hour + time.Duration(m.N)*time.Minute
}

// hoursText writes hours as readHours reads them, nothing for none.
func hoursText(d time.Duration) string {
	switch {
	case d == 0:
		return ""
	case d%time.Hour == 0:
		return strconv.Itoa(int(d / time.Hour))
	}
	return fmt.Sprintf("%d:%02d", d/time.Hour, d%time.Hour/time.Minute)
}

// numberText writes a number, nothing for 0.
func numberText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// readDay reads a field's day; an empty one is no day.
func readDay(field, text string, problems *[]ceasefire.Problem) ceasefire.Day {
	if text == "" {
		return 0
	}
	day, err := ceasefire.ParseDay(text)
	if err != nil {
		*problems = append(*problems, ceasefire.Problem{Field: field, Message: sentence(err)})
	}
	return day
}
