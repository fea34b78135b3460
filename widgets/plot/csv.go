package plot

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// CSV writes exactly the numbers that are plotted, under a header.
func (p *picture) CSV(w io.Writer) error {
	var file bytes.Buffer
	out := csv.NewWriter(&file)
	for _, row := range p.body.table() {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := out.Write(safe); err != nil {
			return fmt.Errorf("writing the numbers: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing the numbers: %w", err)
	}
	return writeOut(w, file.Bytes())
}

// harmless keeps a spreadsheet from running a cell as a formula: an apostrophe in front, which takes it back. Numbers are left alone.
func harmless(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	var number float64
	if n, err := fmt.Sscanf(cell, "%g", &number); n == 1 && err == nil && plain(number) == cell {
		return cell
	}
	return "'" + cell
}
