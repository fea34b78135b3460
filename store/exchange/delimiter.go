package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
)

// mostSampled is how many rows a file is looked at to find how it is to be read.
const mostSampled = 200

// sampledRows gives the first rows of a piece of a text, as one mark sets their columns apart. A last row that the piece may have cut off is
// left out.
func sampledRows(text []byte, mark rune, whole bool) [][]string {
	rows := newRecords(bufio.NewReader(bytes.NewReader(text)))
	rows.mark = byte(mark)
	var all [][]string
	for len(all) < mostSampled {
		fields, _, err := rows.next()
		var row *RowError
		switch {
		case errors.As(err, &row):
			fields = nil // it counts as a row, so that the header is found where it is looked for
		case errors.Is(err, io.EOF) && !whole && len(all) > 1:
			return all[:len(all)-1]
		case err != nil:
			return all
		case len(bytes.TrimSpace(rows.text)) == 0:
			continue // an emptied row is none when the file is read either
		}
		all = append(all, fields)
	}
	return all
}

// guessedDelimiters finds the mark that sets a text's columns apart: the one that gives the most rows the same number of columns. The first is
// the likeliest; where there are others, they would do as well.
func guessedDelimiters(text []byte, whole bool) []rune {
	type ranked struct {
		mark  rune
		score float64
	}
	var order []ranked
	for _, mark := range Delimiters() {
		if score := evenness(sampledRows(text, mark, whole)); score > 0 {
			order = append(order, ranked{mark, score})
		}
	}
	if len(order) == 0 {
		return []rune{','}
	}
	slices.SortStableFunc(order, func(a, b ranked) int {
		if a.score > b.score {
			return -1
		}
		return 1
	})
	found := []rune{order[0].mark}
	for _, r := range order[1:] {
		if r.score > 0.9*order[0].score {
			found = append(found, r.mark)
		}
	}
	return found
}

// evenness says how much rows look like those of a table: the part of them that has the commonest number of columns, and a little for more
// columns. Rows of one column are no table.
func evenness(rows [][]string) float64 {
	width, share := commonWidth(rows)
	if width < 2 {
		return 0
	}
	return share * (1 - 1/float64(4*width))
}

// commonWidth gives the number of columns that the most rows have, and the part of the rows that has it.
func commonWidth(rows [][]string) (width int, share float64) {
	counts := map[int]int{}
	for _, row := range rows {
		if len(row) > 0 {
			counts[len(row)]++
		}
	}
	most := 0
	for w, n := range counts {
		if n > most || n == most && w > width {
			width, most = w, n
		}
	}
	if len(rows) == 0 {
		return 0, 0
	}
	return width, float64(most) / float64(len(rows))
}
