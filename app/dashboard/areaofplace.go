package dashboard

import (
	"strings"

	"truceboard/store/ceasefire"
)

// areaOfPlace remembers the area that was chosen because a place was typed by its name, and what was chosen before, which comes back once the place is called otherwise.
type areaOfPlace struct{ named, before string }

// nameArea chooses the area by whose name, code or other spelling the place is called.
func (in *incidentInputs) nameArea(text string) {
	if in.filling || in.chosen.Name != "" {
		return
	}
	ours := in.areaOf.named != "" && in.area.Selected == in.areaOf.named
	area, ok := ceasefire.Area{}, false
	if name := strings.TrimSpace(text); name != "" {
		area, ok = in.frame.AreaByName(name)
	}
	switch {
	case ok && area.Name != in.area.Selected:
		if !ours {
			in.areaOf.before = in.area.Selected
		}
		in.areaOf.named = area.Name
		in.chooseArea(area.Name)
	case !ok && ours:
		in.areaOf.named = ""
		in.chooseArea(in.areaOf.before)
	}
}

// chooseArea chooses an area by its name, or none.
func (in *incidentInputs) chooseArea(name string) {
	in.setting(func() { in.area.SetSelected(name) })
}
