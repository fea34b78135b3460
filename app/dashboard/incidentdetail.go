package dashboard

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// incidentDetail shows one incident whole: what is known of it, its scope and why, its sources.
type incidentDetail struct {
	window  *Window
	content *fyne.Container
	title   *widgets.Prose
	facts   *factSheet
	text    *longText
	shown   *ceasefire.Incident
	rulings store.IncidentRulings
	wanted  int64
	key     int64 // of the incident that is shown, 0 where it was not read by one
	// ruling is the form that stands in the place of the detail, nil where there is none.
	ruling      *incidentRuling
	override    *overrideForm
	attribute   *attributionForm
	attachments *attachmentList
	// drafts keeps what is typed into a ruling's form.
	drafts *formDraft
}

func newIncidentDetail(w *Window) *incidentDetail {
	d := &incidentDetail{window: w, facts: newFactSheet(), title: widgets.NewProse(""), text: newLongText()}
	d.title.TextStyle.Bold = true
	d.content = container.NewStack()
	d.attachments, d.drafts = newAttachmentList(w), newFormDraft(w)
	d.override, d.attribute = newOverrideForm(d), newAttributionForm(d)
	d.empty()
	return d
}

// empty says what to do where nothing is selected.
func (d *incidentDetail) empty() {
	d.drafts.close()
	d.shown, d.ruling = nil, nil
	hint := widgets.NewEmptyState("No incident selected", "Choose one in the table, or log a new one.", "New incident", func() { d.window.incidents.enter() })
	d.window.shut(hint.Button())
	d.content.Objects = []fyne.CanvasObject{hint}
	d.content.Refresh()
}

// longestTitle is how much of a title is shown, in characters: one of an earlier version, or of a stranger's file, may be a book.
const longestTitle = 1000

// incident gives the incident that is shown, if any.
func (d *incidentDetail) incident() (ceasefire.Incident, bool) {
	if d.shown == nil {
		return ceasefire.Incident{}, false
	}
	return *d.shown, true
}

// load reads an incident beside the window and shows it, unless another was asked for since.
func (d *incidentDetail) load(key int64) {
	d.wanted = key
	session := d.window.session
	asOf := session.view().AsOf
	d.window.background("reading the incident", func(ctx context.Context) (func(), error) {
		incident, err := session.dossier.IncidentByKey(ctx, key, asOf)
		if err != nil {
			return nil, err
		}
		rulings, err := session.dossier.RulingsOn(ctx, incident.ID, asOf)
		return func() {
			switch {
			case d.wanted != key || d.window.session != session || d.ruling != nil:
			case !incident.Deleted.IsZero(): // since it was chosen
				d.empty()
			default:
				d.key = key
				d.display(incident, rulings)
			}
		}, err
	})
}

// readAnew reads the incident that is shown again, whether or not the table has its row at hand.
func (d *incidentDetail) readAnew() {
	switch {
	case d.shown == nil:
	case d.key != 0:
		d.load(d.key)
	default:
		d.readByName(d.shown.ID)
	}
}

// readByName reads it by its identifier, where it came from no row.
func (d *incidentDetail) readByName(id ceasefire.ID) {
	session := d.window.session
	d.window.background("reading the incident", func(ctx context.Context) (func(), error) {
		incident, err := session.dossier.Incident(ctx, id)
		return func() {
			switch {
			case d.shown == nil || d.shown.ID != id || d.ruling != nil:
			case !incident.Deleted.IsZero():
				d.empty()
			default:
				d.show(incident)
			}
		}, err
	})
}

// show shows an incident as it was just read or saved, with what was ruled on it.
func (d *incidentDetail) show(i ceasefire.Incident) {
	session := d.window.session
	asOf := session.view().AsOf
	d.key = 0
	d.display(i, store.IncidentRulings{})
	d.window.background("reading the rulings on an incident", func(ctx context.Context) (func(), error) {
		rulings, err := session.dossier.RulingsOn(ctx, i.ID, asOf)
		return func() {
			if d.shown != nil && d.shown.ID == i.ID && d.ruling == nil {
				d.display(i, rulings)
			}
		}, err
	})
}

// redisplay closes a ruling's form and shows the incident again.
func (d *incidentDetail) redisplay() {
	if d.shown != nil {
		d.display(*d.shown, d.rulings)
		d.window.goToList()
	}
}

func (d *incidentDetail) display(i ceasefire.Incident, rulings store.IncidentRulings) {
	d.drafts.close()
	d.shown, d.rulings, d.ruling = &i, rulings, nil
	frame, zone := d.window.session.frame, d.window.session.zone
	d.title.SetText(ceasefire.Clip(incidentTitle(i, frame), longestTitle))
	d.text.set(i.Text, d.window.session.filter.Text)
	d.facts.set(incidentFacts(i, frame, rulings, d.window.session.at(), zone))
	body := container.NewVScroll(container.NewVBox(d.title, d.facts.content, d.text.content, d.attachments.content))
	d.content.Objects = []fyne.CanvasObject{container.NewBorder(nil, d.actions(), nil, nil, body)}
	d.content.Refresh()
	d.attachments.load(i.ID)
}

// actions are the buttons beneath an incident.
func (d *incidentDetail) actions() fyne.CanvasObject {
	door := d.window.door
	edit := door(newIconButton("Edit", fynetheme.DocumentCreateIcon(), d.window.incidents.edit))
	remove := door(newIconButton("Delete", fynetheme.DeleteIcon(), d.remove))
	first := container.NewHBox(edit, remove, door(newButton("Attach…", d.window.incidents.attach)))
	if d.name() != "" {
		first.Add(door(newButton("Map this name…", d.mapName)))
	}
	return container.NewVBox(container.NewHBox(door(newButton("Override scope…", d.beginOverride)), door(newButton("Attribute…", d.beginAttribution))), first)
}

// name gives the actor's name of the incident that can be mapped to a party: the first that stands for none, else the first.
func (d *incidentDetail) name() string {
	name := ""
	for _, side := range []ceasefire.Side{d.shown.SideA, d.shown.SideB} {
		if side.Actor == "" || side.IsCivilians() {
			continue
		}
		if _, mapped := d.window.session.frame.PartyOfActor(side.Actor); !mapped {
			return side.Actor
		}
		name = cmp.Or(name, side.Actor)
	}
	return name
}

// beginOverride, beginAttribution and mapName begin what an analyst can rule on the incident that is shown.
func (d *incidentDetail) beginOverride() {
	if i, ok := d.incident(); ok && d.window.sight == pageIncidents {
		d.override.begin(i, d.window.session.frame)
	}
}

func (d *incidentDetail) beginAttribution() {
	if i, ok := d.incident(); ok && d.window.sight == pageIncidents {
		d.attribute.begin(i, d.window.session.frame)
	}
}

func (d *incidentDetail) mapName() {
	if d.shown != nil && d.name() != "" {
		d.window.mapName(d.name())
	}
}

// save saves the ruling that is being made, if there is one.
func (d *incidentDetail) save() {
	if d.ruling != nil {
		d.ruling.save()
	}
}

// remove marks the incident as deleted and offers to take that back.
func (d *incidentDetail) remove() {
	incident, ok := d.incident()
	if !ok {
		return
	}
	session := d.window.session
	d.window.background("deleting the incident", func(ctx context.Context) (func(), error) {
		if err := session.dossier.DeleteIncident(ctx, incident.ID); err != nil {
			return nil, err
		}
		return func() {
			d.empty()
			d.window.incidents.table.Unselect()
			d.window.backToList()
			d.window.sayDone("Deleted: " + incidentTitle(incident, session.frame))
			d.window.reload()
		}, nil
	})
}

// incidentTitle gives an incident's title, or what and where it was.
func incidentTitle(i ceasefire.Incident, frame ceasefire.Frame) string {
	if i.Title != "" {
		return i.Title
	}
	area, _ := frame.Area(i.Place.Area)
	return i.Type.Name() + ", " + placeWords(i.Place.Name, cmp.Or(area.Name, i.Place.Area))
}

// incidentFacts lists what is known of an incident, in reading order; what is unknown is left out, numbers of people excepted.
func incidentFacts(i ceasefire.Incident, frame ceasefire.Frame, rulings store.IncidentRulings, at time.Time, zone *time.Location) []fact {
	return []fact{
		{"When", i.When.FormatAsOf(at, zone) + precisionWords(i.When.Precision)},
		{"Where", whereWords(i, frame)},
		{"Type", i.Type.Name()},
		{"Scope", scopeWhy(i, frame, rulings, zone)},
		{"Attributed", attributionWords(i, frame, rulings, zone)},
		{"By", sideWords(i.SideA, frame)},
		{"Against", sideWords(i.SideB, frame)},
		{"Dead", peopleWords(i.Deaths.Estimate)},
		{"Of them", whomWords(i)},
		{"Injured", optionalPeople(i.Injured)},
		{"Checked", string(i.Verification)},
		{"Reported by", i.ReportedBy},
		{"Sources", sourcesWords(i, frame)},
		{"Recorded", "by " + i.Recorded.By + ", " + ceasefire.FormatInstant(i.Recorded.At, ceasefire.PrecisionMinute, zone)},
		{"From", originWords(i.Origin)},
	}
}

func precisionWords(p ceasefire.Precision) string {
	if p.HasTime() || p == ceasefire.PrecisionDay {
		return ""
	}
	return " (known to the " + p.String() + ")"
}

func whereWords(i ceasefire.Incident, frame ceasefire.Frame) string {
	area, _ := frame.Area(i.Place.Area)
	words := placeWords(i.Place.Name, area.Name)
	if i.Place.HasPoint {
		words = widgets.Aside(words) + fmt.Sprintf(" (%.4f,\u00a0%.4f)", i.Place.Point.Lat, i.Place.Point.Lon)
	}
	return words
}

// sideWords gives a side's party, and how it was coded where that says more.
func sideWords(s ceasefire.Side, frame ceasefire.Frame) string {
	party, ok := frame.Party(s.Party)
	switch {
	case !ok:
		return s.Actor
	case s.Actor == "" || s.Actor == party.Name || s.Actor == party.Short:
		return party.Name
	}
	return party.Name + " (coded: " + s.Actor + ")"
}

func peopleWords(e ceasefire.Estimate) string {
	best, spread := deathsWords(e)
	if spread != "" {
		return best + " (" + spread + ")"
	}
	return best
}

func optionalPeople(e ceasefire.Estimate) string {
	if !e.Best.Known && !e.Low.Known && !e.High.Known {
		return ""
	}
	return peopleWords(e)
}

// whomWords says of whom the dead were, those of whom that is known.
func whomWords(i ceasefire.Incident) string {
	var parts []string
	civilian := "civilians"
	if i.Deaths.Civilians.N == 1 {
		civilian = "civilian"
	}
	for _, p := range []struct {
		count ceasefire.Count
		whom  string
	}{
		{i.Deaths.Civilians, civilian}, {i.Deaths.SideA, "of the first side"}, {i.Deaths.SideB, "of the second side"}, {i.Deaths.Unknown, "unknown"},
	} {
		if p.count.Known && p.count.N > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.count.N, p.whom))
		}
	}
	return strings.Join(parts, ", ")
}

func sourcesWords(i ceasefire.Incident, frame ceasefire.Frame) string {
	var parts []string
	for _, c := range i.Citations {
		source, ok := frame.Source(c.Source)
		if !ok {
			continue
		}
		words := source.Title
		if c.Locator != "" {
			words += ", " + c.Locator
		}
		parts = append(parts, words+gradeWords(source.Reliability, c.Credibility))
	}
	return strings.Join(parts, "; ")
}

// gradeWords writes the grades of a source and of its report as analysts do, B2, with a dash for the one that was not graded.
func gradeWords(source ceasefire.Reliability, report ceasefire.Credibility) string {
	if source == "" && report == 0 {
		return ""
	}
	grade := "–"
	if report > 0 {
		grade = fmt.Sprint(report)
	}
	return " (" + cmp.Or(string(source), "–") + grade + ")"
}

func originWords(o ceasefire.Origin) string {
	return o.Words()
}
