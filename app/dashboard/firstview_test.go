package dashboard

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/app/intake"
	"truceboard/store/ceasefire"
)

func TestViewComesBackAtTheNextStart(t *testing.T) {
	filter := ceasefire.Filter{
		Days:    ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 12), To: ceasefire.DayFrom(2016, 9, 19)},
		Parties: []ceasefire.ID{testID(2)}, Types: []ceasefire.Type{ceasefire.Shelling}, MinSeverity: ceasefire.SeverityGrave,
		Scope: ceasefire.ViewDisputed, Areas: []string{"SY-HL"}, Verifications: []ceasefire.Verification{ceasefire.Verified}, Place: "Castello", Text: "مستشفى",
	}
	for _, tt := range []struct {
		name string
		asOf asOf
		want time.Time
	}{
		{"live", asOf{}, wall},
		{"running", asOf{mode: modeRunning, base: effect, anchor: wall}, effect},
		{"paused", asOf{mode: modePaused, base: effect}, effect},
	} {
		w := bareWindow(t)
		s, _ := testSession(t, effect)
		s.asOf, s.filter = tt.asOf, filter
		w.leave(s)
		s.asOf, s.filter = asOf{}, ceasefire.Filter{}
		if err := w.takeUp(context.Background(), s); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(filter, s.filter); diff != "" || s.asOf.mode != tt.asOf.mode || !s.at().Equal(tt.want) {
			t.Errorf("%s came back as mode %v at %v, the filter (-want +got):\n%s", tt.name, s.asOf.mode, s.at(), diff)
		}
	}
}

func TestFirstLook(t *testing.T) {
	for _, tt := range []struct {
		name, openAt, left string
		mode               readMode
		at                 time.Time
		fails              bool
	}{
		{"nothing known", "", "", modeLive, wall, false},
		{"the dossier says when", "2016-09-10T12:00:00+03:00", "", modeRunning, time.Date(2016, 9, 10, 9, 0, 0, 0, time.UTC), false},
		{"what was kept cannot be read", "2016-09-10T12:00:00+03:00", "{not json", modeRunning, time.Date(2016, 9, 10, 9, 0, 0, 0, time.UTC), false},
		{"the dossier says nonsense", "soon", "", modeLive, wall, true},
	} {
		w := bareWindow(t)
		s, _ := testSession(t, effect)
		s.asOf = asOf{}
		if tt.openAt != "" {
			if err := s.dossier.SetSetting(context.Background(), intake.SettingOpenAt, tt.openAt); err != nil {
				t.Fatal(err)
			}
		}
		w.prefs.setView(s.dossier.Path(), tt.left)
		err := w.takeUp(context.Background(), s)
		if (err != nil) != tt.fails || s.asOf.mode != tt.mode || !s.at().Equal(tt.at) || s.filter.Scope != ceasefire.ViewIn {
			t.Errorf("%s: %v, mode %v at %v, scope %v", tt.name, err, s.asOf.mode, s.at(), s.filter.Scope)
		}
	}
}

// Left as it was known before it was made, a dossier comes back so from the first tick of its clocks on.
func TestWhatWasKnownComesBackBeforeThePagesAreRead(t *testing.T) {
	w := bareWindow(t)
	s, _ := testSession(t, effect)
	s.known = effect.AddDate(-1, 0, 0)
	w.leave(s)
	s.known = time.Time{}
	if err := w.takeUp(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	if seen := s.visible(effect); seen.Agreement.Recorded() || len(seen.Clocks) != 0 || !s.known.Equal(effect.AddDate(-1, 0, 0)) {
		t.Errorf("as known at %v, %+v was seen", s.known, seen.Agreement)
	}
}
