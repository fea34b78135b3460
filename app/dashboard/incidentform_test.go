package dashboard

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// testInputs are the fields of a form for the test's truce.
func testInputs(t *testing.T) *incidentInputs {
	t.Helper()
	testApp(t)
	in := newIncidentInputs()
	frame := testFrame()
	in.setFrame(frame, frame.Agreement.Location())
	return in
}

// testForm is a form open over an incident, as of an instant.
func testForm(t *testing.T, at time.Time, i ceasefire.Incident) *incidentForm {
	t.Helper()
	w := bareWindow(t)
	w.session, _ = testSession(t, at)
	f := newIncidentForm(w)
	f.inputs.setFrame(w.session.frame, w.session.zone)
	f.change(i, leftover{})
	return f
}

// problemsShown gives what stands beside the fields.
func problemsShown(in *incidentInputs) map[string]string {
	shown := map[string]string{}
	for name, f := range in.fields {
		if f.Problem() != "" {
			shown[name] = f.Problem()
		}
	}
	return shown
}

// retyped makes all that is filled in count as typed by hand.
func retyped(i ceasefire.Incident) ceasefire.Incident {
	i.Place.Precision = ceasefire.PlaceExact
	i.SideA = ceasefire.Side{Actor: "Syrian army", Party: testID(2)}
	return i
}

func TestIncidentInputsRoundTrip(t *testing.T) {
	in := testInputs(t)
	for name, i := range map[string]ceasefire.Incident{
		"whole": testIncident(),
		"bare":  {When: ceasefire.DayMoment(ceasefire.DayFrom(2016, 9, 14), in.zone), Verification: ceasefire.Unverified},
		"arabic": {When: testIncident().When, Type: ceasefire.AirStrike, Title: "غارة", Text: strings.Repeat("قصف", 200), SideA: ceasefire.Side{Actor: "طيران"},
			Place: ceasefire.Place{Name: "حلب القديمة", Area: "SY-HL"}, Verification: ceasefire.Unverified},
	} {
		in.fill(i, in.frame)
		got, problems := in.incident(i)
		if diff := cmp.Diff(i, got); diff != "" || len(problems) != 0 {
			t.Errorf("%s, opened and left as it was: %v (-want +got):\n%s", name, problems, diff)
		}
		draft := in.draft()
		in.clear(effect)
		in.putDraft(draft)
		if diff := cmp.Diff(draft, in.draft()); diff != "" {
			t.Errorf("%s, taken up again as a draft (-want +got):\n%s", name, diff)
		}
	}
}

func TestIncidentInputsReadWhatWasTyped(t *testing.T) {
	in := testInputs(t)
	in.clear(effect)
	if in.when.Text() != "2016-09-12 " {
		t.Errorf("an empty form begins with %q, %+v", in.when.Text(), in.draft())
	}
	in.when.SetText("2016-09-14 10:30")
	in.place.SetText(" Castello Road ")
	in.area.SetSelected("Aleppo")
	in.point.SetText("36.25,37.13")
	in.kind.SetSelected("Shelling")
	in.sideA.SetText("Syrian army")
	in.sideB.SetText("Armed opposition")
	for entry, text := range map[*formEntry]string{in.dead.low: "1", in.dead.best: " 2 ", in.dead.high: "5", in.dead.civilians: "2", in.injured.best: "4",
		in.title: "Shells on the road", in.text: "Three shells fell.\n"} {
		entry.SetText(text)
	}
	got, problems := in.incident(ceasefire.Incident{})
	if diff := cmp.Diff(retyped(testIncident()), got); diff != "" || len(problems) != 0 {
		t.Errorf("%v (-want +got):\n%s", problems, diff)
	}
}

func TestIncidentInputsKeepWhatRepeats(t *testing.T) {
	in := testInputs(t)
	in.fill(testIncident(), in.frame)
	in.reports.rows[0].title.SetText("A monitor")
	in.reports.rows[0].locator.SetText("post 1")
	in.reports.rows[0].credibility.SetSelectedIndex(2)
	in.checked.SetSelected(string(ceasefire.Verified))
	in.next()
	want := incidentDraft{When: "2016-09-14 ", Meant: "2016-09-14", Place: "Castello Road", Area: "Aleppo", Type: "Shelling", SideA: "Syrian army", SideB: "Armed opposition",
		Reports: []reportDraft{{Title: "A monitor"}}, Verified: "unverified"}
	if diff := cmp.Diff(want, in.draft()); diff != "" {
		t.Errorf("offered for the next (-want +got):\n%s", diff)
	}
}

func TestIncidentInputsSides(t *testing.T) {
	in := testInputs(t)
	gov := ceasefire.Side{Actor: "Air force", Party: testID(2)}
	for _, tt := range []struct {
		text   string
		before ceasefire.Side
		want   ceasefire.Side
	}{
		{"Government of Syria", ceasefire.Side{}, ceasefire.Side{Actor: "Government of Syria", Party: testID(2)}},
		{"opposition", ceasefire.Side{}, ceasefire.Side{Actor: "Armed opposition", Party: testID(3)}},
		{"Syrian army", ceasefire.Side{}, ceasefire.Side{Actor: "Syrian army", Party: testID(2)}},
		{"Air force", gov, gov},
		{"Air force", ceasefire.Side{}, ceasefire.Side{Actor: "Air force"}},
		{civilians, ceasefire.Side{}, ceasefire.Side{Actor: civilians}},
		{" ", gov, ceasefire.Side{}},
	} {
		if got := in.side(tt.text, tt.before); got != tt.want {
			t.Errorf("%q over %v: %v, want %v", tt.text, tt.before, got, tt.want)
		}
	}
}

func TestReadPoint(t *testing.T) {
	if got, has, err := readPoint(" 36.2 , -37.16 "); err != nil || !has || got != (ceasefire.Point{Lat: 36.2, Lon: -37.16}) {
		t.Errorf("%v, %v, %v", got, has, err)
	}
	if _, has, err := readPoint(" "); err != nil || has {
		t.Errorf("nothing: %v, %v", has, err)
	}
	for _, text := range []string{"36.2", "36.2, north", "36,2, 37,1", ","} {
		if _, _, err := readPoint(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func TestIncidentFormErrorsAndWarnings(t *testing.T) {
	before := testIncident()
	for _, tt := range []struct {
		name   string
		type_  func(*incidentInputs)
		beside map[string]string // the beginning of what is said, by field
	}{
		{"nothing wrong", func(in *incidentInputs) { in.title.SetText("Other words") }, map[string]string{}},
		{"no number", func(in *incidentInputs) { in.dead.best.SetText("many") }, map[string]string{fieldDeaths: `✕ "many" is not a number`}},
		{"low above best", func(in *incidentInputs) { in.dead.low.SetText("3") }, map[string]string{fieldDeaths: "✕ The low estimate (3) is above"}},
		{"injured", func(in *incidentInputs) { in.injured.high.SetText("-2") }, map[string]string{fieldInjured: `✕ "-2" is not a number`}},
		{"no position", func(in *incidentInputs) { in.point.SetText("here") }, map[string]string{fieldPoint: `✕ "here" is not a position`}},
		{"off the globe", func(in *incidentInputs) { in.point.SetText("99, 0") }, map[string]string{fieldPoint: "✕ 99, 0 lies off the globe"}},
		{"far from the place", func(in *incidentInputs) { in.area.SetSelected("Daraa") }, map[string]string{fieldPoint: "! This is 4"}},
		{"after the as-of", func(in *incidentInputs) { in.when.SetText("2016-09-18 10:00") }, map[string]string{fieldWhen: "! This is later"}},
		{"too many civilians", func(in *incidentInputs) { in.dead.civilians.SetText("9") }, map[string]string{fieldDeaths: "! The dead of each side"}},
		{"an error before a warning", func(in *incidentInputs) {
			in.dead.low.SetText("3")
			in.dead.civilians.SetText("9")
		}, map[string]string{fieldDeaths: "✕ The low estimate (3) is above"}},
		{"no place", func(in *incidentInputs) {
			in.place.SetText("")
			in.area.SetSelected("")
			in.point.SetText("")
		}, map[string]string{fieldPlace: "! Without a place"}},
		{"two at once", func(in *incidentInputs) {
			in.point.SetText("here")
			in.injured.low.SetText("x")
		}, map[string]string{fieldPoint: "✕ ", fieldInjured: "✕ "}},
		{"the entry of the time says so itself", func(in *incidentInputs) { in.when.SetText("2016-02-31") }, map[string]string{fieldWhen: `✕ "2016-02-31" names a day`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := testForm(t, effect.AddDate(0, 0, 4), before)
			tt.type_(f.inputs)
			shown := problemsShown(f.inputs)
			if len(shown) != len(tt.beside) {
				t.Errorf("shown %v, want %v", shown, tt.beside)
			}
			for field, want := range tt.beside {
				if !strings.HasPrefix(shown[field], want) {
					t.Errorf("beside %s: %q, want %q …", field, shown[field], want)
				}
			}
		})
	}
}

func TestIncidentFormSaysTheScope(t *testing.T) {
	f := testForm(t, effect.AddDate(0, 0, 4), testIncident())
	if got := f.scope.Text; !strings.HasPrefix(got, "Would be in scope: ") {
		t.Errorf("between the parties: %q", got)
	}
	before := f.scope.Text
	f.inputs.sideB.SetText("Someone else")
	if got := f.scope.Text; got == before || !strings.HasPrefix(got, "Would be ") {
		t.Errorf("against someone else: %q", got)
	}
}

func TestIncidentFormDoesNotScoldBeforeItIsFilled(t *testing.T) {
	f := testForm(t, effect, ceasefire.Incident{Verification: ceasefire.Unverified})
	f.inputs.place.SetText("Castello Road")
	if shown := problemsShown(f.inputs); len(shown) != 0 {
		t.Errorf("while the first fields are empty: %v", shown)
	}
	_, problems := f.inputs.incident(f.before)
	f.inputs.tell(problems)
	if got := problemsShown(f.inputs)[fieldWhen]; !strings.HasPrefix(got, "✕ ") {
		t.Errorf("on saving, beside the time: %q", got)
	}
}

func TestIncidentFormKeyboard(t *testing.T) {
	in := testInputs(t)
	left := 0
	in.escaped = func() { left++ }
	w := test.NewTempWindow(t, in.content)
	w.Resize(fyne.NewSize(500, 700))
	for _, f := range []fyne.Focusable{in.when.Entry(), in.place, in.area, in.kind, in.sideA, in.text, in.checked} {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if left != 7 {
		t.Errorf("Escape left %d fields of 7", left)
	}
	in.kind.now = wallClock // the letters follow each other at once, however slow the machine
	in.kind.TypedRune('s')
	in.kind.TypedRune('h')
	if in.kind.Selected != "Shelling" {
		t.Errorf("typing sh chose %q", in.kind.Selected)
	}
	in.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	in.sideA.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	in.sideA.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	in.sideA.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if in.area.Selected != "Aleppo" || in.sideA.Text != "Government of Syria" {
		t.Errorf("the arrows chose %q and %q", in.area.Selected, in.sideA.Text)
	}
	if in.text.AcceptsTab() {
		t.Error("Tab stays in the details")
	}
}

func TestIncidentInputsSources(t *testing.T) {
	in := testInputs(t)
	in.frame.Sources = []ceasefire.Source{{ID: testID(70), Title: "A monitor", Address: "https://m", Reliability: "B"}}
	in.reports.set([]reportDraft{
		{Title: "a monitor", Locator: "page 3", Credibility: 2},
		{Title: "A wire", Address: "https://w", Reliability: 3, Credibility: 1, Confidential: true},
		{Address: "https://a"}, {Title: " "},
	})
	cited, fresh := in.reports.read()
	if want := []ceasefire.Citation{{Source: testID(70), Locator: "page 3", Credibility: 2}}; !cmp.Equal(want, cited) {
		t.Errorf("of the dossier: %+v", cited)
	}
	want := []store.Report{
		{Source: ceasefire.Source{Title: "A wire", Address: "https://w", Reliability: "C", Confidential: true}, Credibility: 1},
		{Source: ceasefire.Source{Title: "https://a", Address: "https://a"}},
	}
	if diff := cmp.Diff(want, fresh); diff != "" {
		t.Errorf("new ones (-want +got):\n%s", diff)
	}
	if first := in.reports.rows[0]; !first.address.Disabled() || first.address.Text != "https://m" || first.reliability.Selected != "B usually reliable" {
		t.Errorf("what the dossier knows of its source: %+v", first.draft())
	}
	in.reports.remove(in.reports.rows[1])
	if len(in.reports.rows) != 3 || in.reports.rows[1].address.Text != "https://a" {
		t.Errorf("after one was removed: %+v", in.reports.drafts())
	}
}

func TestAPlaceThatIsTakenFillsInTheRest(t *testing.T) {
	in := testInputs(t)
	in.clear(effect)
	road := testIncident().Place
	road.District = "Jebel Saman"
	in.place.offer(placeOffers(in.frame, in.areaChosen(), []store.PlaceFound{{Place: ceasefire.Place{Name: "Castle"}}, {Place: road, Incidents: 3}}, nil, in.takePlace))
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn} {
		in.place.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if got, _ := in.incident(ceasefire.Incident{}); got.Place != road {
		t.Errorf("taken: %+v, want %+v", got.Place, road)
	}
	in.next()
	if got, _ := in.incident(ceasefire.Incident{}); got.Place != road {
		t.Errorf("for the next: %+v, want %+v", got.Place, road)
	}
	in.place.SetText("Castello")
	in.placeTyped("Castello")
	if got, _ := in.incident(ceasefire.Incident{}); got.Place.HasPoint || got.Place.District != "" {
		t.Errorf("another name: %+v", got.Place)
	}
}

// A place that is typed in full has its point without being taken, whether it is found before or after the cursor goes on, unless two are called so, another area was chosen, a point was typed or the offer was left.
func TestAPlaceThatIsTypedInFullIsMeant(t *testing.T) {
	road := testIncident().Place
	twin := road
	twin.District = "Elsewhere"
	for name, c := range map[string]struct {
		before func(in *incidentInputs)
		typed  string
		found  []store.PlaceFound
		press  fyne.KeyName
		want   bool
	}{
		"only one":     {typed: "castello road", found: []store.PlaceFound{{Place: ceasefire.Place{Name: "Castello"}}, {Place: road}}, want: true},
		"two":          {typed: "Castello Road", found: []store.PlaceFound{{Place: road}, {Place: twin}}},
		"in part":      {typed: "Castello", found: []store.PlaceFound{{Place: road}}},
		"left":         {typed: "Castello Road", found: []store.PlaceFound{{Place: road}}, press: fyne.KeyEscape},
		"another area": {before: func(in *incidentInputs) { in.area.SetSelected("Daraa") }, typed: "Castello Road", found: []store.PlaceFound{{Place: road}}},
		"a point":      {before: func(in *incidentInputs) { in.point.SetText("36.1, 37.1") }, typed: "Castello Road", found: []store.PlaceFound{{Place: road}}},
	} {
		for _, late := range []bool{false, true} {
			in := testInputs(t)
			in.clear(effect)
			if c.before != nil {
				c.before(in)
			}
			window := test.NewWindow(in.content)
			window.Canvas().Focus(in.place)
			test.Type(in.place, c.typed)
			offers := placeOffers(in.frame, in.areaChosen(), c.found, nil, in.takePlace)
			if !late || c.press != "" {
				in.place.offerLate(c.typed, offers)
			}
			if c.press != "" {
				press(in.place, c.press)
			}
			window.Canvas().Focus(in.title)
			in.place.offerLate(c.typed, offers)
			got, _ := in.incident(ceasefire.Incident{})
			if (got.Place == road) != c.want {
				t.Errorf("%s, late %v: %+v", name, late, got.Place)
			}
			window.Close()
		}
	}
}

func TestADuplicateIsANewIncident(t *testing.T) {
	i := testIncident()
	i.ID, i.Origin, i.Recorded = testID(80), ceasefire.Origin{Dataset: "ged", Key: "1"}, ceasefire.Stamp{By: "Somebody"}
	if diff := cmp.Diff(testIncident(), copied(i)); diff != "" {
		t.Error(diff)
	}
}

// Typed in a hurry, a range of dead is its lowest and its highest, and a name with a slip in it offers the one that was meant.
func TestWhatIsTypedInAHurryIsUnderstood(t *testing.T) {
	in := testInputs(t)
	for text, want := range map[string]ceasefire.Estimate{
		"3-5": {Low: ceasefire.People(3), High: ceasefire.People(5)}, "3 – 5": {Low: ceasefire.People(3), High: ceasefire.People(5)}, "4": {Best: ceasefire.People(4)},
	} {
		in.dead.set(ceasefire.Estimate{}, ceasefire.Count{})
		in.dead.best.SetText(text)
		if got, _, problems := in.dead.read("deaths"); got != want || len(problems) > 0 {
			t.Errorf("%q: %+v, %+v", text, got, problems)
		}
	}
	for _, wrong := range []string{"5-3", "3-", "-3", "3-4-5", "a-b"} {
		in.dead.best.SetText(wrong)
		if _, _, problems := in.dead.read("deaths"); len(problems) == 0 {
			t.Errorf("%q is taken", wrong)
		}
	}
	in.dead.best.SetText("3-5")
	in.dead.low.SetText("2")
	if _, _, problems := in.dead.read("deaths"); len(problems) == 0 {
		t.Error("a range beside a lowest number is taken")
	}
	if got := texts(sideOffers(testFrame(), "goverment")); len(got) != 1 || got[0] != "Government of Syria" {
		t.Errorf("offered %q", got)
	}
	if got := namedPlaces([]ceasefire.NamedPlace{{Place: ceasefire.Place{Name: "Aleppo"}}, {Place: ceasefire.Place{Name: "Homs"}}}, "Allepo", nil); len(got) != 1 {
		t.Errorf("offered %+v", got)
	}
}
