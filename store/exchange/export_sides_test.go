package exchange

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"

	"truceboard/assets"
	"truceboard/store/ceasefire"
)

// A side that is another one now has none of the codes of the one before; the codes of a row in which no side changed stay.
func TestTheCodesOfASideGoWithIt(t *testing.T) {
	frame, _ := syria(t)
	was := taken(t, frame, assets.SampleGED(), Reading{})[0]
	column := func(i ceasefire.Incident) func(name string) string {
		rows, err := csv.NewReader(bytes.NewReader(madeFile(t, KindGED, Export{Frame: frame}, i))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return func(name string) string { return rows[1][slices.Index(rows[0], name)] }
	}
	before := column(was)
	now := was
	now.SideA = ceasefire.Side{Actor: "Somebody else"}
	after := column(now)
	for _, name := range []string{"side_a_new_id", "dyad_new_id", "conflict_new_id"} {
		if before(name) == "" || after(name) != "" {
			t.Errorf("%s was %q and is %q", name, before(name), after(name))
		}
	}
	if got := after("dyad_name"); got != "Somebody else - "+was.SideB.Actor {
		t.Errorf("the two are called %q", got)
	}
	if before("side_b_new_id") != after("side_b_new_id") || after("side_a") != "Somebody else" {
		t.Errorf("side A is %q, the code of side B %q", after("side_a"), after("side_b_new_id"))
	}
	alone := was
	alone.Origin, alone.Extra, alone.SideB = ceasefire.Origin{}, nil, ceasefire.Side{}
	if got := column(alone)("dyad_name"); got != was.SideA.Actor {
		t.Errorf("one side alone is called %q", got)
	}
}
