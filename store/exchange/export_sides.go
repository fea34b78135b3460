package exchange

import (
	"strings"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
)

// betweenSides stands between the sides of a dyad's name (UCDP GED Codebook, dyad_name).
const betweenSides = " - "

// dyadName gives what UCDP calls two sides together; a side that is not known stands for no part of it.
func dyadName(i ceasefire.Incident) string {
	if i.SideA.Actor == "" || i.SideB.Actor == "" {
		return i.SideA.Actor + i.SideB.Actor
	}
	return i.SideA.Actor + betweenSides + i.SideB.Actor
}

// settleSides has a row of GED of which something was changed say the same of its sides in all its columns. The name of the dyad, which is no field of an incident, still tells who they were: where a side is another
// one now, the dyad is named anew, and the codes of that side, of the dyad and of its conflict are emptied, since nobody but UCDP can give others.
func settleSides(columns map[string]string, i ceasefire.Incident) {
	was := columns["dyad_name"]
	if was == "" || was == dyadName(i) {
		return
	}
	columns["dyad_name"] = csvline.Guarded(dyadName(i))
	other := []string{"dyad_dset_id", "dyad_new_id", "conflict_dset_id", "conflict_new_id", "conflict_name"}
	if !strings.HasPrefix(was, i.SideA.Actor+betweenSides) {
		other = append(other, "side_a_dset_id", "side_a_new_id", "gwnoa")
	}
	if !strings.HasSuffix(was, betweenSides+i.SideB.Actor) {
		other = append(other, "side_b_dset_id", "side_b_new_id", "gwnob")
	}
	for _, name := range other {
		if _, has := columns[name]; has {
			columns[name] = ""
		}
	}
}
