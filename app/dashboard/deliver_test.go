package dashboard

import (
	"context"
	"testing"

	"truceboard/app/intake"
	"truceboard/store/ceasefire"
)

// Whatever changed the zone of the agreement (a form, an import, an undo), the times on screen are in it.
func TestTimesAreInTheZoneOfTheAgreementAsItIsNow(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	s := w.session
	if s.zone.String() != "Asia/Damascus" {
		t.Fatal(s.zone)
	}
	if _, err := s.dossier.Revise(context.Background(), func(f *ceasefire.Frame) { f.Agreement.Zone = "America/Bogota" }); err != nil {
		t.Fatal(err)
	}
	shot, err := takeSnapshot(context.Background(), s.dossier, s.memory, s.view())
	if err != nil {
		t.Fatal(err)
	}
	w.deliver(s, shot)
	if s.zone.String() != "America/Bogota" {
		t.Errorf("the zone is %s", s.zone)
	}
}
