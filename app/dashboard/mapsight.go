package dashboard

import (
	"encoding/json"

	"truceboard/widgets/plot"
)

// lastMap is how the map of a dossier was being looked at when the dossier was left.
type lastMap struct {
	Sight  plot.Sight `json:"sight"`
	Deaths bool       `json:"deaths"`
	Rate   bool       `json:"rate"`
	Arabic bool       `json:"arabic"`
}

// takeUp looks at the map of a dossier as it was left, or at all of it.
func (p *mapPage) takeUp(path string) {
	var last lastMap
	if text := p.window.prefs.mapOf(path); text != "" {
		if err := json.Unmarshal([]byte(text), &last); err != nil {
			last = lastMap{} // of another version of the program: all of the map is no loss
		}
	}
	p.shot, p.back = nil, nil // nothing is drawn of the dossier before
	p.turn++
	p.view.SetSight(last.Sight)
	choose := func(second bool) int {
		if second {
			return 1
		}
		return 0
	}
	p.measure.SetSelectedIndex(choose(last.Deaths))
	p.rate.SetSelectedIndex(choose(last.Rate))
	p.arabic.SetChecked(last.Arabic)
}

// leave remembers how the map of a dossier is being looked at.
func (p *mapPage) leave(path string) {
	last := lastMap{Deaths: p.measure.SelectedIndex() == 1, Rate: p.rate.SelectedIndex() == 1, Arabic: p.arabic.Checked, Sight: p.sight}
	text, err := json.Marshal(last)
	if err != nil {
		p.window.notice.fail("remembering the map", err)
		return
	}
	p.window.prefs.setMap(path, string(text))
}
