package ceasefire_test

import (
	"testing"

	"truceboard/store/ceasefire"
)

func TestEveryTypeIsReadFromItsCodeAndItsName(t *testing.T) {
	seen := map[string]bool{}
	for _, info := range ceasefire.Types() {
		for _, text := range []string{string(info.Type), info.Name} {
			if got, ok := ceasefire.ParseType(text); !ok || got != info.Type {
				t.Errorf("%q is read as %q", text, got)
			}
			if seen[text] {
				t.Errorf("%q names two types", text)
			}
			seen[text] = true
		}
	}
	if got, ok := ceasefire.ParseType("siege lifted"); ok {
		t.Errorf("a type that is not in the catalogue is read as %q", got)
	}
	if info := ceasefire.Type("siege_lifted").Info(); info.Name != "Siege lifted" || info.Valence != ceasefire.Other {
		t.Errorf("a type that is not in the catalogue is %+v", info)
	}
}

func TestSeverityGoesByTheBestEstimate(t *testing.T) {
	for dead, want := range map[int]ceasefire.Severity{
		0: ceasefire.SeverityLow, 1: ceasefire.SeverityDeadly, 4: ceasefire.SeverityDeadly, 5: ceasefire.SeverityGrave,
		24: ceasefire.SeverityGrave, 25: ceasefire.SeverityMass, 500: ceasefire.SeverityMass,
	} {
		if got := ceasefire.SeverityOf(ceasefire.People(dead)); got != want {
			t.Errorf("%d killed: severity %d, not %d", dead, got, want)
		}
	}
	if got := ceasefire.SeverityOf(ceasefire.Count{}); got != ceasefire.SeverityUnknown {
		t.Errorf("nobody knows how many were killed: severity %d", got)
	}
}
