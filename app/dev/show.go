package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// The instants at which the sample is shown: its summary while the seven days are being counted, its charts when all was over.
const (
	sampleInfoAt  = "2016-09-10 12:00"
	sampleChartAt = "2016-10-31"
)

// showing is what is to be shown of a dossier, and when it is read.
type showing struct {
	dossier         string
	infoAt, chartAt []string // flags
}

// show writes the charts, the summary and the report of a dossier into a folder; without a dossier, those of the sample.
func (h *house) show(ctx context.Context, binary, folder, file string) error {
	s := showing{dossier: file}
	if file == "" {
		s = showing{filepath.Join(folder, "sample.truce"), []string{"--as-of", sampleInfoAt}, []string{"--as-of", sampleChartAt}}
		if _, err := h.quietly(h.program(ctx, binary, "new", s.dossier, "--template", "syria-2016", "--sample")); err != nil {
			return fmt.Errorf("making the sample: %w", err)
		}
	}
	summary, err := h.quietly(h.program(ctx, binary, append([]string{"info", s.dossier}, s.infoAt...)...))
	if err != nil {
		return fmt.Errorf("reading the summary: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "summary.txt"), summary, 0o644); err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	for _, args := range s.pictures(folder) {
		if _, err := h.quietly(h.program(ctx, binary, args...)); err != nil {
			return fmt.Errorf("drawing: %w", err)
		}
	}
	h.say("%s\nThe charts (.png), the report (report.html) and this summary (summary.txt) are in\n   %s\n", summary, folder)
	return nil
}

// pictures gives the command lines that draw the charts and write the report.
func (s showing) pictures(folder string) [][]string {
	var lines [][]string
	for _, kind := range []string{"daily", "cumulative", "before-after", "places", "types", "compliance", "tallies"} {
		lines = append(lines, append([]string{"chart", s.dossier, kind, filepath.Join(folder, kind+".png")}, s.chartAt...))
	}
	return append(lines, append([]string{"report", s.dossier, filepath.Join(folder, "report.html")}, s.chartAt...))
}
