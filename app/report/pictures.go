package report

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// topic is what a section of the report is about.
type topic int

// The topics that sections are told apart by.
const (
	clocks topic = iota + 1
	compliance
	decisions
	due
	incidents
	change
)

// pictures are the charts of a report, by the topic of the section in which they stand.
type pictures map[topic]plot.Picture

// draw makes the pictures of a report from what it is about: the timeline of the clocks, the matrix of compliance, incidents a day by party and
// deaths before and after.
func draw(s plot.Subject) (pictures, error) {
	s.By, s.Measure = ceasefire.ByParty, ceasefire.IncidentsMeasure
	kinds := map[topic]plot.Kind{clocks: plot.Timeline, compliance: plot.Matrix, incidents: plot.Daily, change: plot.BeforeAfter}
	drawn := pictures{}
	for of, kind := range kinds {
		subject := s
		if of == change {
			subject.Measure = ceasefire.DeathsMeasure // as its section counts
		}
		picture, err := plot.New(kind, subject)
		if err != nil {
			return nil, fmt.Errorf("drawing the report's %s: %w", kind.Name(), err)
		}
		drawn[of] = picture
	}
	return drawn, nil
}

// The size of a picture on a page of the browser, in its units.
const pictureWidth, pictureHeight = 760, 470

// figure is a picture as an HTML page holds it: the drawing itself, and what it shows in words.
type figure struct {
	Source template.URL
	Alt    string
}

// figure gives a picture for an HTML page, nil where there is none.
func (p pictures) figure(of topic) (*figure, error) {
	picture := p[of]
	if picture == nil {
		return nil, nil
	}
	var drawing bytes.Buffer
	if err := picture.SVG(&drawing, pictureWidth, pictureHeight); err != nil {
		return nil, fmt.Errorf("drawing a picture of the report: %w", err)
	}
	// It was drawn here, not entered by anyone.
	return &figure{template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(drawing.Bytes())), picture.AltText()}, nil
}
