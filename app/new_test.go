package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// Without a template a dossier is empty, and of use at once: it is called after its file, or as is said, and what cannot be meant makes none.
func TestANewDossierNeedsNoTemplate(t *testing.T) {
	t.Setenv("TZ", "Europe/Kyiv")
	folder := t.TempDir()
	plain, told := filepath.Join(folder, "Minsk_II 2015.truce"), filepath.Join(folder, "told.truce")
	if said := done(t, "new", plain); !strings.Contains(said, "“Minsk II 2015”, in effect from 2 Jan 2026, 05:04 (Europe/Kyiv)") || !strings.Contains(said, "page Agreement") {
		t.Error(said)
	}
	done(t, "new", told, "--title", "هدنة", "--zone", "Asia/Damascus", "--effect", "2016-09-12 19:00")
	for path, want := range map[string][3]string{plain: {"Minsk II 2015", "2026-01-02T05:04:00+02:00", "Europe/Kyiv"}, told: {"هدنة", "2016-09-12T19:00:00+03:00", "Asia/Damascus"}} {
		var info struct {
			Agreement struct{ Title, Effect string }
			Zone      string
			Parties   []any
		}
		if err := json.Unmarshal([]byte(done(t, "info", path, "--json")), &info); err != nil {
			t.Fatal(err)
		}
		if got := [3]string{info.Agreement.Title, info.Agreement.Effect, info.Zone}; got != want || len(info.Parties) != 0 {
			t.Errorf("%q, want %q", got, want)
		}
		done(t, "check", path)
	}
	_, data := story(t)
	done(t, "import", plain, data)
	done(t, "chart", plain, "daily", filepath.Join(folder, "daily.svg"))
	done(t, "report", plain, filepath.Join(folder, "report.html"))
	done(t, "new", filepath.Join(folder, "sample.truce"), "--sample")
	for _, c := range []struct {
		args []string
		said string
	}{
		{[]string{"--zone", "Mars"}, `--zone "Mars" is not known`}, {[]string{"--effect", "soon"}, "--effect"}, {[]string{"--effect", "2026-03-29 03:30"}, "--effect"},
		{[]string{"--template", "syria-2016", "--title", "Mine"}, "a template has its own"}, {[]string{"--template", "minsk-2015", "--sample"}, "has no sample"},
	} {
		status, _, said := call(t, append([]string{"new", filepath.Join(folder, "wrong.truce")}, c.args...)...)
		if status != exitUsage || !strings.Contains(said, c.said) {
			t.Errorf("%v: status %d, said %q", c.args, status, said)
		}
	}
}
