package dashboard

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"truceboard/app/journal"
)

// crashedWindow is a window whose program ended unexpectedly before.
func crashedWindow(t *testing.T) (*Window, string) {
	t.Helper()
	folder := t.TempDir()
	if _, err := journal.In(folder).Watch("0.1.0", testNow()); err != nil { // which never ends well
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := debug.SetCrashOutput(nil, debug.CrashOptions{}); err != nil {
			t.Error(err)
		}
	})
	reports, err := filepath.Glob(filepath.Join(folder, "crash *"))
	if err != nil || len(reports) != 1 {
		t.Fatalf("%v, %v", reports, err)
	}
	file, err := os.OpenFile(reports[0], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString("panic: runtime error\n\ngoroutine 1 [running]:\nmain.main()\n"); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	w := New(testApp(t), Options{Who: "Tester", DataDir: t.TempDir(), Journal: journal.In(folder), Now: testNow})
	w.beside, w.draw = inline, undrawn
	return w, folder
}

func TestACrashIsToldOfOnceAndItsReportCanBeReadSavedAndDiscarded(t *testing.T) {
	w, folder := crashedWindow(t)
	w.tellCrash()
	words, buttons := inDialog(w)
	if !strings.Contains(words, "ended unexpectedly") || !strings.Contains(words, "nothing was sent") {
		t.Errorf("%q", words)
	}
	if buttons["Save a copy…"] == nil || buttons["Discard"] == nil || buttons["Close"] == nil {
		t.Fatalf("%v", buttons)
	}
	test.Tap(buttons["Discard"])
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}

	w, folder = crashedWindow(t)
	w.tellCrash()
	_, buttons = inDialog(w)
	if w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}); w.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves it open from the button that has the keyboard")
	}
	test.Tap(buttons["Save a copy…"])
	out := filepath.Join(t.TempDir(), "saved.txt")
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if entry, ok := o.(*formEntry); ok {
			entry.SetText(out)
			entry.OnSubmitted(out)
		}
	}
	if text, err := os.ReadFile(out); err != nil || !strings.Contains(string(text), "goroutine 1") {
		t.Errorf("%q, %v", text, err)
	}
	w.tellCrash()
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("it is told of twice")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 || !strings.HasPrefix(left[0].Name(), "crash-seen") {
		t.Errorf("%v, %v", left, err)
	}
}

func TestTheMenuShowsWhereTheLogIs(t *testing.T) {
	w, folder := crashedWindow(t)
	w.askLog()
	_, buttons := inDialog(w)
	test.Tap(buttons["Copy the path"])
	if got := w.app.Clipboard().Content(); got != filepath.Join(folder, "truceboard.log") {
		t.Errorf("%q", got)
	}
	w.options.Unkept = os.ErrPermission
	w.askLog()
	if w.win.Canvas().Overlays().Top() != nil || !strings.Contains(w.notice.text.Text, "ermission") {
		t.Errorf("%q", w.notice.text.Text)
	}
}
