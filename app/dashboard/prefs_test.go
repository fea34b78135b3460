package dashboard

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

func TestPreferencesRoundTrip(t *testing.T) {
	store := testApp(t).Preferences()
	p := preferences{store}
	got := []any{p.theme(), p.page(), p.who(), p.size(), p.recent(), p.view("a")}
	want := []any{themeSystem, 0, "", fyne.NewSize(1280, 800), []string{}, ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("at the first start (-want +got):\n%s", diff)
	}
	p.setTheme(themeDark)
	p.setPage(3)
	p.setWho("زينب")
	p.setSize(fyne.NewSize(1024, 700))
	p.remember("/a.truce")
	p.setView("a", "{}")
	next := preferences{store}
	got = []any{next.theme(), next.page(), next.who(), next.size(), next.recent(), next.view("a"), next.view("b")}
	want = []any{themeDark, 3, "زينب", fyne.NewSize(1024, 700), []string{"/a.truce"}, "{}", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("at the next start (-want +got):\n%s", diff)
	}
}

func TestPreferencesNeverBelowTheSmallestWindow(t *testing.T) {
	p := preferences{testApp(t).Preferences()}
	p.setSize(fyne.NewSize(10, 0))
	if got := p.size(); got != fyne.NewSize(800, 560) {
		t.Errorf("a window left at nothing comes back at %v", got)
	}
}

func TestPreferencesRecent(t *testing.T) {
	p := preferences{testApp(t).Preferences()}
	for n := range 10 {
		p.remember(fmt.Sprint(n))
	}
	p.remember("5")
	if diff := cmp.Diff([]string{"5", "9", "8", "7", "6", "4", "3", "2"}, p.recent()); diff != "" {
		t.Errorf("recent (-want +got):\n%s", diff)
	}
}

func TestWho(t *testing.T) {
	w := bareWindow(t)
	if got := w.who(); got != "computer" {
		t.Errorf("unnamed, the analyst is %q", got)
	}
	w.prefs.setWho("Zaynab")
	if got := w.who(); got != "Zaynab" {
		t.Errorf("named, the analyst is %q", got)
	}
}
