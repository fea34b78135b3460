package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// An empty chart does not blame a filter where there is nothing that one could leave.
func TestEmptyChartsBlameNoFilter(t *testing.T) {
	folder := t.TempDir()
	bare, sample := filepath.Join(folder, "bare.truce"), filepath.Join(folder, "sample.truce")
	begun(t, bare, "--template", "syria-2016")
	begun(t, sample, "--template", "syria-2016", "--sample")
	for _, c := range []struct {
		dossier, want string
		args          []string
	}{
		{bare, "This dossier has no incidents yet", nil},
		{sample, "Nothing was logged by 1 Jul 2016, 00:00", []string{"--as-of", "2016-07-01", "--scope", "in"}},
		{sample, "No incidents in this view", []string{"--text", "nobodysaidthis"}},
	} {
		out := filepath.Join(folder, "chart.svg")
		done(t, append([]string{"chart", c.dossier, "daily", out}, c.args...)...)
		if drawn := textOf(t, out); !strings.Contains(drawn, c.want) || strings.Contains(drawn, "clear the filter") != (c.args != nil && c.args[0] == "--text") {
			t.Errorf("%v: the picture does not say %q, or blames the filter", c.args, c.want)
		}
	}
}
