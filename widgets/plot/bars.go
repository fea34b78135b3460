package plot

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// bars are sums by place or by type, the largest first.
type bars struct {
	subject Subject
	what    string // what a bar stands for, as the table's header has it
	list    []ceasefire.Bar
	left    []ceasefire.LeftOut
}

func newPlaces(s Subject) *bars {
	list, left := s.Frame.Places(s.Facts, s.Measure)
	return &bars{s, "place", list, left}
}

func newTypes(s Subject) *bars {
	list, left := s.Frame.ByType(s.Facts, s.Measure)
	return &bars{s, "type", list, left}
}

func (b *bars) empty() bool { return len(b.list) == 0 }

func (b *bars) total() (sum float64, n int) {
	for _, one := range b.list {
		sum += one.Value
		n += one.N
	}
	return sum, n
}

func (b *bars) title() string {
	what := b.subject.Measure.Name() + scopeWords(b.subject.Filter)
	if b.empty() {
		return what + ", by " + b.what
	}
	sum, _ := b.total()
	return fmt.Sprintf("%s, by %s: most %s %s (%s of %s)", what, b.what, map[string]string{"place": "in", "type": "by"}[b.what],
		b.list[0].Name, number(b.list[0].Value), number(sum))
}

func (b *bars) legend() []entry { return nil }

func (b *bars) spread() bool { return b.subject.Measure == ceasefire.DeathsMeasure }

func (b *bars) notes() []string {
	_, n := b.total()
	notes := []string{fmt.Sprintf("n = %s.", incidents(n)), leftOut(b.left)}
	if b.spread() {
		notes = append(notes, "Bars are best estimates; the lines reach from the low to the high.")
	}
	return notes
}

func (b *bars) table() [][]string {
	header := []string{b.what, string(b.subject.Measure)}
	if b.spread() {
		header = append(header, "low", "high", "incidents")
	}
	table := [][]string{header}
	for _, one := range b.list {
		row := []string{one.Name, plain(one.Value)}
		if b.spread() {
			row = append(row, plain(one.Low), plain(one.High), fmt.Sprint(one.N))
		}
		table = append(table, row)
	}
	return table
}

// The heights of a row of bars, in pixels before scaling.
const leastRow, mostRow = 18, 52

func (b *bars) draw(s *surface, area rect) {
	if !area.wordy() {
		b.drawRows(s, area, b.list[:min(len(b.list), max(1, int(area.h/6)))], 0, false)
		return
	}
	list := b.list
	if most := int(area.h / leastRow); len(list) > most {
		list = list[:max(most-1, 1)]
		rest := b.list[len(list):]
		sum := 0.0
		for _, one := range rest {
			sum += one.Value
		}
		note := style{size: smallSize, colour: s.quiet}
		s.text(s.fit(fmt.Sprintf("and %d more, %s in all", len(rest), number(sum)), area.w, note), area.x, area.bottom()-4, note)
		area.h -= leastRow
	}
	st := style{size: 12}
	room := 0.0
	for _, one := range list {
		room = max(room, s.width(one.Name, st))
	}
	b.drawRows(s, area, list, min(room+10, area.w*0.3), true)
}

// drawRows draws a bar a row, with its name at the left and its figure behind it.
func (b *bars) drawRows(s *surface, area rect, list []ceasefire.Bar, room float64, wordy bool) {
	row := min(area.h/float64(len(list)), mostRow)
	figures, reach := 0.0, 0.0
	for _, one := range list {
		figures = max(figures, s.width(b.figure(one), style{size: 12}))
		reach = max(reach, one.Value)
		if b.spread() {
			reach = max(reach, one.High)
		}
	}
	width := area.w - room
	if wordy {
		width -= figures + 12
	}
	length := func(v float64) float64 { return v / max(reach, 1) * width }
	for i, one := range list {
		y := area.y + row*float64(i)
		thick := row * 0.62
		s.fill(rect{area.x + room, y + (row-thick)/2, length(one.Value), thick}, s.accent)
		end := length(one.Value)
		if b.spread() && wordy {
			middle := y + row/2
			s.line(s.ink, 1, area.x+room+length(one.Low), middle, area.x+room+length(one.High), middle)
			end = max(end, length(one.High))
		}
		if wordy {
			name := style{size: 12, colour: s.ink, align: alignRight}
			s.text(s.fit(one.Name, room-10, name), area.x+room-8, y+row/2+4, name)
			s.text(b.figure(one), area.x+room+end+6, y+row/2+4, style{size: 12, colour: s.ink})
		}
	}
	s.line(s.quiet, 1, area.x+room, area.y, area.x+room, area.y+row*float64(len(list)))
}

// figure gives a bar's value, with its low and high where they differ from it.
func (b *bars) figure(one ceasefire.Bar) string {
	if b.spread() && (one.Low != one.Value || one.High != one.Value) {
		return fmt.Sprintf("%s (%s–%s)", number(one.Value), number(one.Low), number(one.High))
	}
	return number(one.Value)
}
