package widgets

import "truceboard/store/ceasefire"

// The measures of a matrix: its header, its rows, the space at its edges and before what stands in a column.
const (
	matrixHeaderHeight = 44
	matrixRowHeight    = 46
	matrixEdge         = 12
	matrixIndent       = 20
	matrixGap          = 8
	matrixMarkWidth    = 3
	matrixLeastWidth   = 360
)

// The widths of the columns, and below which width of the matrix some give way.
const (
	matrixDayWidth      = 42
	matrixYearWidth     = 72
	matrixScoreWidth    = 52
	matrixTrendWidth    = 56
	matrixDueWidth      = 72
	matrixEvidenceWidth = 52
	matrixEvidenceFrom  = 520
	matrixTrendFrom     = 440
	matrixTitleLeast    = 150
	matrixTitleShare    = 0.36
)

// matrixColumns is how a width is shared among the columns, from the left: the title, the days from one on, the score, and what is left
// out where its width is 0. Dated says that the days are written with their year.
type matrixColumns struct {
	title, day                  float32
	from, days                  int
	score, trend, due, evidence float32
	dated                       bool
}

// shareMatrix shares a width among the columns and shows as many of the days up to the newest wanted as have room, at least one.
func shareMatrix(width float32, days []ceasefire.Day, newest int) matrixColumns {
	c := matrixColumns{day: matrixDayWidth, score: matrixScoreWidth, due: matrixDueWidth, dated: yearsDiffer(days)}
	if c.dated {
		c.day = matrixYearWidth
	}
	if width >= matrixTrendFrom {
		c.trend = matrixTrendWidth
	}
	if width >= matrixEvidenceFrom {
		c.evidence = matrixEvidenceWidth
	}
	free := max(width, matrixLeastWidth) - matrixEdge - c.score - c.trend - c.due - c.evidence
	room := int((free - max(matrixTitleLeast, width*matrixTitleShare)) / c.day)
	c.days = min(max(room, 1), len(days))
	c.from = min(max(newest-c.days, 0), len(days)-c.days)
	c.title = free - float32(c.days)*c.day
	return c
}

// yearsDiffer reports whether days lie in several years.
func yearsDiffer(days []ceasefire.Day) bool {
	return len(days) > 0 && days[0].Midnight().Year() != days[len(days)-1].Midnight().Year()
}

// scoreAt, trendAt, dueAt and evidenceAt give where the columns behind the days begin.
func (c matrixColumns) scoreAt() float32    { return c.title + float32(c.days)*c.day }
func (c matrixColumns) trendAt() float32    { return c.scoreAt() + c.score }
func (c matrixColumns) dueAt() float32      { return c.trendAt() + c.trend }
func (c matrixColumns) evidenceAt() float32 { return c.dueAt() + c.due }

// dayAt gives the place among all days of the day in whose column an x lies, -1 where it lies in no day's.
func (c matrixColumns) dayAt(x float32) int {
	if x < c.title || x >= c.scoreAt() {
		return -1
	}
	return c.from + int((x-c.title)/c.day)
}
