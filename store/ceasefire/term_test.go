package ceasefire

import (
	"strings"
	"testing"
	"time"
)

func TestTerms(t *testing.T) {
	frame := Frame{
		Agreement: Agreement{Zone: "Asia/Damascus"}, Areas: []Area{{Code: "SY-HL", Name: "Aleppo"}},
		Parties: []Party{{ID: ID{1}, Name: "Government of Syria", Short: "Government"}},
	}
	i := Incident{
		When:  MinuteMoment(time.Date(2016, 9, 12, 22, 30, 0, 0, time.UTC), "Asia/Damascus"), // 13 September in Damascus
		Place: Place{Name: "Castello Road", Area: "SY-HL"}, Type: AirStrike, Title: "Strike on حلب", Severity: SeverityGrave,
		SideA: Side{Actor: "Syrian army", Party: ID{1}}, Deaths: Deaths{Estimate: Estimate{Best: People(12)}}, Scope: ScopeReading{Scope: InScope},
	}
	for _, test := range []struct {
		field TermField
		text  string
		want  bool
	}{
		{TermDeaths, "12", true}, {TermDeaths, ">11", true}, {TermDeaths, ">12", false}, {TermDeaths, ">=12", true}, {TermDeaths, "<12", false}, {TermDeaths, "<= 12", true},
		{TermDeaths, "<=12", true}, {TermDeaths, "10..20", true}, {TermDeaths, "13..20", false}, {TermDeaths, "..12", true}, {TermDeaths, "12..", true},
		{TermDeaths, "!12", false}, {TermDeaths, "!5", true}, {TermDeaths, "-", false}, {TermDeaths, "!-", true}, {TermDeaths, ">5 <20", true}, {TermDeaths, ">5 <10", false},
		{TermDeaths, "1 | 12", true}, {TermDeaths, "", true}, {TermInjured, "-", true}, {TermInjured, "0", false}, {TermInjured, "!0", true},
		{TermWhen, "2016-09-13", true}, {TermWhen, "2016-09-12", false}, {TermWhen, "13 Sep 2016", true}, {TermWhen, "2016-09", true}, {TermWhen, "Sep 2016", true},
		{TermWhen, "2016", true}, {TermWhen, ">2016-09-12", true}, {TermWhen, "<2016-09", false}, {TermWhen, "12 Sep 2016..19 Sep 2016", true}, {TermWhen, ">2016", false},
		{TermPlace, "castello", true}, {TermPlace, "=castello", false}, {TermPlace, "=Castello", false}, {TermPlace, "castello road", true}, {TermPlace, "!ROAD", false},
		{TermArea, "=aleppo", true}, {TermArea, "idlib|aleppo", true}, {TermType, "strike", true}, {TermType, "shelling", false}, {TermWho, "government", true},
		{TermWho, "army", true}, {TermWho, "opposition", false}, {TermTitle, "حلب", true}, {TermScope, "=in", true}, {TermDistrict, "-", true}, {TermDistrict, "x", false},
		{TermSeverity, "3", true}, {TermSeverity, ">3", false},
		{TermPlace, "=Castello Road", true}, {TermPlace, "= castello road ", true}, {TermPlace, "=Castello Lane", false}, {TermPlace, "!Castello Lane", true}, {TermPlace, "!Castello Road", false},
		{TermPlace, "!=castello", true}, {TermPlace, "!=Castello Road", false}, {TermPlace, "=Idlib | =Castello Road", true}, {TermPlace, "!lane !bridge", true}, {TermPlace, "!lane !road", false},
		{TermPlace, "road !Rif Dimashq", true}, {TermPlace, "\"castello road\"", true}, {TermPlace, "\"road castello\"", false}, {TermPlace, "road castello", true}, {TermPlace, "aleppo", true}, {TermPlace, "!Aleppo", false}, {TermPlace, "=Aleppo", true}, {TermPlace, "castello aleppo", true}, {TermPlace, "?", false}, {TermPlace, "!\"Rif Dimashq\" road", true},
		{TermPlace, "=\"Castello Road\"", true}, {TermPlace, "\"a|b\" | road", true}, {TermPlace, "\"a|road\"", false}, {TermPlace, "!-", true}, {TermPlace, "\"-\"", false}, {TermPlace, "\"", false},
		{TermDeaths, "> 5", true}, {TermDeaths, "> 12", false}, {TermDeaths, "10 .. 20", true}, {TermDeaths, "13 .. 20", false}, {TermDeaths, "! 12", false}, {TermDeaths, "> 5 < 20", true},
		{TermDeaths, ">= 13 | <= 12", true}, {TermWhen, "> 2016-09-12", true}, {TermWhen, "12 Sep 2016 .. 19 Sep 2016", true},
	} {
		if got := frame.MatchesTerm(i, Term{test.field, test.text}); got != test.want {
			t.Errorf("%s %q: %v", test.field, test.text, got)
		}
	}
}

func TestTermsThatCannotBeReadSaySo(t *testing.T) {
	for _, test := range []struct {
		term Term
		says string
	}{
		{Term{TermDeaths, "many"}, "10..20"}, {Term{TermDeaths, "-5"}, "is no number"}, {Term{TermDeaths, "20..10"}, "smaller one first"}, {Term{TermDeaths, ".."}, "needs an end"},
		{Term{TermDeaths, "99999999999"}, "is no number"}, {Term{TermWhen, "soon"}, "2016-09"}, {Term{TermWhen, "2016-13"}, "does not exist"}, {Term{TermPlace, "="}, "says nothing"},
		{Term{"colour", "red"}, "no field"},
	} {
		if _, err := ParseTerm(test.term); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%v: %v", test.term, err)
		}
	}
}

func FuzzParseTerm(f *testing.F) {
	for _, text := range []string{">5", "10..20", "!x", "=", "!!-", "a|b c", "=a b !c", "\"a|b\" | \"", "> 5 .. 7", "12 Sep 2016..", "..", "|", "!"} {
		f.Add("dead", text)
		f.Add("when", text)
		f.Add("where", text)
	}
	f.Fuzz(func(t *testing.T, field, text string) {
		either, err := ParseTerm(Term{TermField(field), text})
		for _, all := range either {
			for _, test := range all {
				if err == nil && test.Range && test.Low > highest {
					t.Errorf("%+v", test)
				}
			}
		}
		Frame{Agreement: Agreement{Zone: "UTC"}}.MatchesTerm(Incident{}, Term{TermField(field), text})
	})
}
