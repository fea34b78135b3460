package exchange

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// small is a template of few lines; the table of mistakes changes one of them.
const small = `{
 "version": 1,
 "agreement": {"title": "T", "effect": "2016-09-12 19:00", "zone": "Asia/Damascus"},
 "sources": [{"key": "s", "title": "S"}],
 "parties": [
  {"key": "g", "name": "Guarantor", "short": "G", "role": "guarantor", "answers_for": ["a"], "source": "s"},
  {"key": "a", "name": "A", "short": "A", "role": "signatory"}
 ],
 "clocks": [{"key": "c", "kind": "fixed_term", "name": "C", "short": "C", "starts": "2016-09-12", "ends": "2016-09-14"}],
 "commitments": [
  {"key": "one", "party": "a", "title": "One", "condition": {"kind": "commitment", "commitment": "two", "min_score": 1}},
  {"key": "two", "party": "a", "title": "Two"}
 ],
 "determinations": [{"clock": "c", "ruling": "extended", "at": "2016-09-14", "until": "2016-09-16", "reason": "R"}]
}`

func TestMistakesAreNamedByLineAndField(t *testing.T) {
	if _, _, err := ReadTemplate(strings.NewReader(small), counter()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		old, new string
		line     int
		field    string
		says     string
	}{
		"an unknown field":        {`"title": "S"`, `"titel": "S"`, 4, "sources[0].titel", "not known"},
		"a missing title":         {`"key": "s", "title": "S"`, `"key": "s"`, 4, "sources[0].title", "missing"},
		"a number for a text":     {`"title": "S"`, `"title": 3`, 4, "sources[0].title", "the number 3 stands here and a text is needed"},
		"other capitals":          {`"title": "S"`, `"Title": "S"`, 4, "sources[0].Title", "write title"},
		"another record's field":  {`"title": "Two"`, `"title": "Two", "short": "T"`, 12, "commitments[1].short", "not known"},
		"null for a text":         {`"title": "S"`, `"title": null`, 4, "sources[0].title", "null stands here"},
		"a list for a text":       {`"title": "S"`, `"title": ["S"]`, 4, "sources[0].title", "a list stands here"},
		"a text for a list":       {`["a"]`, `"a"`, 6, "parties[0].answers_for", "a text stands here and a list is needed"},
		"a record for a list":     {`[{"key": "s", "title": "S"}]`, `{"key": "s"}`, 4, "sources", "an object stands here and a list is needed"},
		"half a number":           {`"min_score": 1`, `"min_score": 1.5`, 11, "commitments[0].condition.min_score", "the number 1.5 stands here and a whole number is needed"},
		"too large a number":      {`"min_score": 1`, `"min_score": 99999999999`, 11, "commitments[0].condition.min_score", "a whole number is needed"},
		"not UTF-8":               {`"title": "S"`, "\"title\": \"S\xff\"", 4, "", "UTF-8"},
		"no JSON":                 {`"title": "S"`, `title: S`, 4, "sources[0]", "not JSON"},
		"a comma forgotten":       {`"version": 1,`, `"version": 1`, 3, "", "not JSON"},
		"an unknown zone":         {`Asia/Damascus`, `Asia/Nowhere`, 3, "agreement.zone", "not a time zone"},
		"an hour that was not":    {`2016-09-12 19:00`, `2016-03-25 00:30`, 3, "agreement.effect", "did not exist"},
		"an hour that came twice": {`2016-09-12 19:00`, `2016-10-27 23:30`, 3, "agreement.effect", "came twice"},
		"an unknown role":         {`"role": "guarantor"`, `"role": "friend"`, 6, "parties[0].role", "signatory"},
		"an unknown key":          {`["a"]`, `["b"]`, 6, "parties[0].answers_for[0]", `no "b"`},
		"answering for itself":    {`["a"]`, `["g"]`, 6, "parties[0].answers_for", "itself"},
		"a key twice":             {`{"key": "s", "title": "S"}`, `{"key": "s", "title": "S"}, {"key": "s", "title": "Z"}`, 4, "sources[1].key", "taken"},
		"an end before its start": {`"ends": "2016-09-14"`, `"ends": "2016-09-01"`, 9, "clocks[0].ends", "ends before it starts"},
		"a loop of conditions":    {`"title": "Two"`, `"title": "Two", "condition": {"kind": "commitment", "commitment": "one"}`, 11, "commitments[0].condition", "loop"},
		"a ruling for another":    {`"extended"`, `"broken"`, 14, "determinations[0].ruling", "another kind of clock"},
		"a name twice":            {`"version": 1,`, `"version": 1, "version": 1,`, 2, "version", "twice"},
		"another layout":          {`"version": 1`, `"version": 7`, 2, "version", "layout 7"},
		"cut off":                 {"\n}", "", 14, "", "cut off"},
		"something behind it":     {"\n}", "\n}\n{}", 16, "", "follows"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(small, c.old) {
				t.Fatal("the table does not fit the template")
			}
			_, _, err := ReadTemplate(strings.NewReader(strings.Replace(small, c.old, c.new, 1)), counter())
			var wrong *FieldError
			if !errors.As(err, &wrong) {
				t.Fatalf("error %v", err)
			}
			if wrong.LineNo != c.line || wrong.Field != c.field || !strings.Contains(wrong.Reason, c.says) {
				t.Errorf("line %d, field %q: %s", wrong.LineNo, wrong.Field, wrong.Reason)
			}
		})
	}
}

// The second table changes a text that has every field of the layout.
func TestMistakesInEveryPartAreNamed(t *testing.T) {
	full, err := os.ReadFile("testdata/full.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		old, new string
		field    string
		says     string
	}{
		"a key that is missing":        {`"key": "y", `, ``, "sources[1].key", "missing"},
		"a reliability":                {`"reliability": "C"`, `"reliability": "G"`, "sources[2].reliability", "A, B, C, D, E, F"},
		"a source":                     {`"clause": "C", "source": "s"`, `"clause": "C", "source": "q"`, "commitments[0].source", `no "q"`},
		"an empty key in a list":       {`["s", "z"]`, `["s", ""]`, "agreement.sources[1]", "missing"},
		"answering for a guarantor":    {`"answers_for": ["b"]`, `"answers_for": ["g"]`, "parties[3].answers_for", "no signatory"},
		"a colour":                     {`"colour": 1`, `"colour": -1`, "parties[0].colour", "out of bounds"},
		"an actor's party":             {`"name": "Army of B", "party": "b"`, `"name": "Army of B", "party": "q"`, "actors[1].party", `no "q"`},
		"an actor without a party":     {`"name": "Army of B", "party": "b"`, `"name": "Army of B"`, "actors[1].party", "missing"},
		"an actor of two parties":      {`"Army of B"`, `"ARMY OF A "`, "actors[1].name", "another's already"},
		"an area's code twice":         {`"X-3"`, `"X-2"`, "areas[2].code", "another's already"},
		"a spelling of two areas":      {`"name": "Three"}`, `"name": "Three", "aliases": ["three", "uno"]}`, "areas[2].aliases[1]", "another's already"},
		"a label off the globe":        {`"lat": 35.5`, `"lat": 91`, "areas[0].label", "off the globe"},
		"a kind of clock":              {`"kind": "deadline"`, `"kind": "alarm"`, "clocks[0].kind", "deadline, fixed_term, streak, trigger"},
		"a clock's time":               {`"short": "D", "ends": "2016-09-12 19:00"`, `"short": "D", "ends": "12/9/2016"`, "clocks[0].ends", "12/9/2016"},
		"a clock's party":              {`"party": "a", "note": "N", "source": "s"}`, `"party": "q"}`, "clocks[1].party", `no "q"`},
		"a severity":                   {`"min_severity": 3`, `"min_severity": 5`, "clocks[2].break_rule.min_severity", "write 0 to 4"},
		"a share":                      {`"daily_share": 0.5`, `"daily_share": -0.5`, "clocks[2].break_rule.daily_share", "less than nothing"},
		"a rule's type":                {`"types": ["air_strike"`, `"types": ["thunder"`, "clocks[2].break_rule.types[0]", "armed_clash, communal_clash"},
		"a rule's positive act":        {`"types": ["air_strike"`, `"types": ["convoy_passed"`, "clocks[2].break_rule.types[0]", "not known"},
		"a rule's daily number":        {`"daily_of": "incidents"`, `"daily_of": "shells"`, "clocks[2].break_rule.daily_of", "deaths, incidents"},
		"a streak of no days":          {`"days": 3`, `"days": 0`, "clocks[3].days", "number of days"},
		"a streak of ages":             {`"days": 3`, `"days": 99999`, "clocks[3].days", "out of bounds"},
		"a leg's key of another leg":   {`"key": "m"`, `"key": "l"`, "clocks[4].legs[1].key", "taken"},
		"a leg's clock":                {`"name": "L", "clock": "t"`, `"name": "L", "clock": "q"`, "clocks[4].legs[0].clock", `no "q"`},
		"a leg's kind of clock":        {`"name": "L", "clock": "t"`, `"name": "L", "clock": "f"`, "clocks[4].legs", "no streak"},
		"a ruling":                     {`"extended"`, `"renewed"`, "determinations[0].ruling", "extended, offered"},
		"a ruling's clock":             {`"clock": "f", "ruling"`, `"clock": "q", "ruling"`, "determinations[0].clock", `no "q"`},
		"a ruling without a time":      {`"at": "2016-09-14", "until"`, `"until"`, "determinations[0].at", "when it takes effect"},
		"an end before the ruling":     {`"until": "2016-09-16"`, `"until": "2016-09-13"`, "determinations[0].until", "before the ruling"},
		"a ruling without a reason":    {`"until": "2016-09-16", "reason": "R"`, `"until": "2016-09-16"`, "determinations[0].reason", "Say why"},
		"a leg that a clock meets":     {`"leg": "m"`, `"leg": "l"`, "determinations[1].leg", "met by ruling"},
		"a commitment's party":         {`"key": "one", "party": "a"`, `"key": "one", "party": "q"`, "commitments[0].party", `no "q"`},
		"a commitment of nobody":       {`"key": "one", "party": "a"`, `"key": "one"`, "commitments[0].party", "party"},
		"a kind of due date":           {`"kind": "at"`, `"kind": "on"`, "commitments[0].due.kind", "at, clock_starts, clock_ends"},
		"a due date of no kind":        {`"kind": "at", `, ``, "commitments[0].due.kind", "missing"},
		"a due date's hours":           {`"hours": 1.5`, `"hours": 1e300`, "commitments[1].due.hours", "out of bounds"},
		"a due date's days":            {`"days": 7, "hours"`, `"days": -99999, "hours"`, "commitments[1].due.days", "out of bounds"},
		"a condition of no kind":       {`"kind": "clock", `, ``, "commitments[1].condition.kind", "missing"},
		"a condition's score":          {`"min_score": 1`, `"min_score": 4`, "commitments[2].condition.min_score", "write 0 to 3"},
		"a condition's commitment":     {`"commitment": "one"`, `"commitment": "six"`, "commitments[2].condition.commitment", `no "six"`},
		"a statement without its text": {`"text": "W", `, ``, "commitments[4].condition.text", "missing"},
		"a way of matching":            {`"match": "both"`, `"match": "all"`, "scope_rules[0].match", "any, both, none"},
		"a match of no party":          {`"match": "none", "parties": ["g"]`, `"match": "none"`, "scope_rules[1].match", "go together"},
		"parties without a match":      {`"match": "none", `, ``, "scope_rules[1].match", "go together"},
		"a verdict":                    {`"verdict": "disputed"`, `"verdict": "maybe"`, "scope_rules[1].verdict", "in, out, disputed"},
		"a verdict that is missing":    {`, "verdict": "disputed"`, ``, "scope_rules[1].verdict", "in, out, disputed"},
		"a rule's area":                {`["X-2"]`, `["X-9"]`, "scope_rules[2].areas[0]", `no area "X-9"`},
		"a rule's day":                 {`"from": "2016-09-12", "to"`, `"from": "2016-02-30", "to"`, "scope_rules[0].from", "2016-02-30"},
		"a rule's days backwards":      {`"to": "2016-09-30"`, `"to": "2016-09-01"`, "scope_rules[0].to", "before"},
		"an entry's time":              {`{"when": "2016-09-12", "until": "2016-09-14", `, `{`, "timeline[0].when", "missing"},
		"an entry's days backwards":    {`"until": "2016-09-14", "title"`, `"until": "2016-09-11", "title"`, "timeline[0].until", "before"},
		"an entry's minutes backwards": {`"until": "2016-09-12 11:00"`, `"until": "2016-09-12 09:00"`, "timeline[1].until", "before"},
		"an entry's title":             {`, "title": "U"`, ``, "timeline[1].title", "missing"},
		"a tally without a counter":    {`"counted_by": "C", "metric"`, `"metric"`, "tallies[1].counted_by", "missing"},
		"a tally of less than nothing": {`"total": 3`, `"total": -3`, "tallies[0].total", "out of bounds"},
		"a tally's window backwards":   {`"until": "2016-09-14", "counted_by"`, `"until": "2016-09-11", "counted_by"`, "tallies[0].until", "before it begins"},
		"a tally of an unknown party":  {`"metric": "M", "party": "b"`, `"metric": "M", "party": "q"`, "tallies[1].party", `no "q"`},
		"an agreement without a title": {`"title": "T", "effect"`, `"effect"`, "agreement.title", "title"},
		"an agreement without a start": {`"effect": "2016-09-12 19:00", `, ``, "agreement.effect", "missing"},
		"the zone of whoever reads":    {`"Asia/Damascus"`, `"Local"`, "agreement.zone", "time zone"},
	} {
		t.Run(name, func(t *testing.T) {
			if n := strings.Count(string(full), c.old); n != 1 {
				t.Fatalf("%q stands in the text %d times", c.old, n)
			}
			at := strings.Index(string(full), c.old)
			line := 1 + strings.Count(string(full[:at]), "\n")
			_, _, err := ReadTemplate(strings.NewReader(strings.Replace(string(full), c.old, c.new, 1)), counter())
			var wrong *FieldError
			if !errors.As(err, &wrong) {
				t.Fatalf("error %v", err)
			}
			if wrong.LineNo != line || wrong.Field != c.field || !strings.Contains(wrong.Reason, c.says) {
				t.Errorf("%v, want it on line %d", wrong, line)
			}
		})
	}
}

// Keys are read before everything else, so that the mistake on line 12 is found first.
func TestEveryMistakeIsToldInTheOrderOfTheLines(t *testing.T) {
	text := strings.NewReplacer(`"role": "guarantor"`, `"role": "friend"`, `"ruling": "extended"`, `"ruling": "renewed"`,
		`"effect": "2016-09-12 19:00"`, `"effect": "soon"`, `{"key": "two"`, `{"key": "one"`).Replace(small)
	_, _, err := ReadTemplate(strings.NewReader(text), counter())
	if err == nil {
		t.Fatal("no error")
	}
	var places []string
	for line := range strings.SplitSeq(err.Error(), "\n") {
		place, _, _ := strings.Cut(line, ": ")
		places = append(places, place)
	}
	want := []string{"line 3, agreement.effect", "line 6, parties[0].role", "line 11, commitments[0].condition.commitment", "line 12, commitments[1].key",
		"line 14, determinations[0].ruling"}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
}

func TestAByteOrderMarkDoesNoHarm(t *testing.T) {
	if _, _, err := ReadTemplate(strings.NewReader("\ufeff"+strings.ReplaceAll(small, "\n", "\r\n")), counter()); err != nil {
		t.Error(err)
	}
}

// Each of these texts would take hours, or all the memory, if it were read without bounds.
func TestLargeTemplatesDoNotRunAway(t *testing.T) {
	list := func(field, entry string, n int) string {
		return strings.Replace(small, "\n}", ",\""+field+"\": ["+strings.TrimSuffix(strings.Repeat(entry+",", n), ",")+"]\n}", 1)
	}
	for name, c := range map[string]struct{ text, says string }{
		"a file too large":      {small + strings.Repeat(" ", maxTemplate), "larger than 2 MiB"},
		"a list too long":       {list("timeline", `{"when": "2016-09-15", "title": "T"}`, maxList+1), "more than 1000 entries"},
		"lists in lists":        {strings.Repeat("[", maxTemplate-1), "a list stands here"},
		"lists deep in a field": {strings.Replace(small, `"title": "S"`, `"title": `+strings.Repeat("[", 1<<20), 1), "a list stands here"},
		"all wrong":             {list("timeline", `{"when": "`+strings.Repeat("x", 2000)+`"}`, maxList), "timeline[0].when"},
		"a long unknown name":   {`{"` + strings.Repeat("x", 1<<20) + `": 1}`, "not known"},
		"a long number":         {`{"version": ` + strings.Repeat("1", 1<<20) + `}`, "whole number"},
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			_, _, err := ReadTemplate(strings.NewReader(c.text), counter())
			var wrong *FieldError
			if !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %.200v", err)
			}
			if took := time.Since(begun); took > 2*time.Minute {
				t.Errorf("it took %v", took)
			}
			if n := len(err.Error()); n > mostMistakes*2*longestReason {
				t.Errorf("the error has %d bytes", n)
			}
		})
	}
}
