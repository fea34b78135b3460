package dashboard

import (
	"maps"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// The fields of the form, by the names that the rules give their problems.
const (
	fieldWhen     = "when"
	fieldPlace    = "place"
	fieldArea     = "area"
	fieldPoint    = "point"
	fieldType     = "type"
	fieldSideA    = "side_a"
	fieldSideB    = "side_b"
	fieldDeaths   = "deaths"
	fieldInjured  = "injured"
	fieldTitle    = "title"
	fieldText     = "text"
	fieldSource   = "source"
	fieldFiles    = "files"
	fieldVerified = "verification"
)

// incidentInputs are the fields of the incident form and what stands in them.
type incidentInputs struct {
	content fyne.CanvasObject
	layer   *offerLayer
	fields  map[string]*widgets.Field
	frame   ceasefire.Frame
	zone    *time.Location
	filling bool

	when  *widgets.InstantEntry
	place *typeAhead
	// chosen is what was taken of a place beside its name, its area and its point: they go with the name as long as it stands.
	chosen       ceasefire.Place
	areaOf       areaOfPlace
	area         *pick
	point        *formEntry
	kind         *pick
	sideA, sideB *typeAhead
	// placeSaid, saidA and saidB say beneath their fields what is understood by what stands there.
	placeSaid, saidA, saidB *widgets.Text
	dead                    *peopleInput
	injured                 *peopleInput
	title                   *formEntry
	text                    *formEntry
	ofA, ofB                *formEntry
	ofUnknown               *formEntry
	reports                 *reportsInput
	files                   *fyne.Container
	checked                 *pick

	changed func()
	escaped func()
	// typedPlace is told what a person types as the place, unfolded when something offered needs room.
	typedPlace func(string)
	unfolded   func()
}

func newIncidentInputs() *incidentInputs {
	in := &incidentInputs{fields: map[string]*widgets.Field{}, zone: time.UTC, typedPlace: func(string) {}, unfolded: func() {}}
	in.when = widgets.NewInstantEntry(time.UTC)
	in.when.OnChanged = in.touch
	in.when.OnEscape = in.escape
	in.when.ReadTyped(time.Now, "")
	in.place, in.point = in.typeAhead("Town, village or road", nil, in.placeHeard), in.entry("Latitude, longitude (optional)")
	in.place.meant = in.placeMeant
	in.placeSaid, in.saidA, in.saidB = widgets.NewText("", widgets.RoleCaption), widgets.NewText("", widgets.RoleCaption), widgets.NewText("", widgets.RoleCaption)
	in.area, in.kind = newPick(nil, in.touched, in.escape), newPick(typeNames(), in.touched, in.escape)
	sides := func(typed string) []offered { return sideOffers(in.frame, typed) }
	in.sideA, in.sideB = in.typeAhead("Party, or a name as it is reported", sides, in.touched), in.typeAhead("Party, civilians or a name", sides, in.touched)
	in.dead, in.injured = newPeopleInput(in), newPeopleInput(in).withoutCivilians()
	in.title = in.entry("What happened, in a line")
	in.text = in.multiline("Details, as the sources tell them")
	in.ofA, in.ofB, in.ofUnknown = in.entry("first side"), in.entry("second side"), in.entry("unknown")
	in.reports = newReportsInput(in)
	in.files = container.NewStack()
	in.checked = newPick(verificationNames(), in.touched, in.escape)
	in.layer = newOfferLayer(container.NewVBox(
		in.field(fieldWhen, "When", in.when),
		container.New(columns{3, 2}, in.field(fieldPlace, "Place", in.place), in.field(fieldArea, "Governorate", in.area)),
		in.placeSaid,
		in.field(fieldType, "Type", in.kind),
		in.field(fieldSideA, "By", in.sideA), in.saidA,
		in.field(fieldSideB, "Against", in.sideB), in.saidB,
		in.field(fieldDeaths, "Dead: low, best, high; and of whom", container.NewVBox(in.dead.content, container.NewGridWithColumns(3, in.ofA, in.ofB, in.ofUnknown))),
		in.field(fieldTitle, "Headline", in.title),
		in.field(fieldText, "Details", in.text),
		in.field(fieldSource, "Sources", in.reports.content),
		in.field(fieldFiles, "Files", in.files),
		in.field(fieldInjured, "Injured: low, best, high", in.injured.content),
		container.New(columns{1, 1}, in.field(fieldPoint, "Coordinates", in.point), in.field(fieldVerified, "Checked", in.checked)),
	))
	in.content = in.layer.content
	return in
}

// field puts a label above an input and a line for its problems beneath.
func (in *incidentInputs) field(name, label string, input fyne.CanvasObject) fyne.CanvasObject {
	f := widgets.NewField(label, input)
	in.fields[name] = f
	return f
}

func (in *incidentInputs) entry(hint string) *formEntry {
	e := newFormEntry(false, in.escape)
	e.SetPlaceHolder(hint)
	e.OnChanged = in.touched
	return e
}

func (in *incidentInputs) multiline(hint string) *formEntry {
	e := newFormEntry(true, in.escape)
	e.SetPlaceHolder(hint)
	e.OnChanged = in.touched
	return e
}

// typeAhead makes an entry that offers what suits what is typed.
func (in *incidentInputs) typeAhead(hint string, find func(string) []offered, heard func(string)) *typeAhead {
	e := newTypeAhead(hint, find, heard, in.escape)
	e.unfolded = func() {
		in.layer.show(e)
		in.unfolded()
	}
	return e
}

func (in *incidentInputs) escape() { in.escaped() }

func (in *incidentInputs) touched(string) { in.touch() }

// touch tells the form that something was typed, unless it is being filled in by the program.
func (in *incidentInputs) touch() {
	if !in.filling && in.changed != nil {
		in.changed()
	}
}

// first is the field in which typing begins.
func (in *incidentInputs) first() fyne.Focusable { return in.when.Entry() }

// setFrame offers the dossier's parties and areas.
func (in *incidentInputs) setFrame(frame ceasefire.Frame, zone *time.Location) {
	in.frame, in.zone = frame, zone
	in.when.SetZone(zone)
	in.area.SetOptions(areaNames(frame))
}

// tell shows the problems beside their fields and takes the others back; it gives those of no field.
func (in *incidentInputs) tell(problems []ceasefire.Problem) (beside map[*widgets.Field]ceasefire.Problem, others []ceasefire.Problem) {
	told := maps.Clone(in.fields)
	delete(told, fieldFiles) // which tells of its files itself
	return tellBeside(told, problems)
}

// tellSoFar shows the problems of what was typed, and none yet of what was not reached.
func (in *incidentInputs) tellSoFar(problems []ceasefire.Problem) {
	past := in.kind.Selected != "" // the place
	in.tell(slices.DeleteFunc(problems, func(p ceasefire.Problem) bool {
		switch p.Field {
		case fieldType:
			return !past && !p.Warning
		case fieldWhen:
			return !p.Warning // the entry says it itself
		case fieldPlace:
			return !past && p.Warning
		}
		return false
	}))
}
