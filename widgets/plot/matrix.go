package plot

import (
	"fmt"
	"strconv"

	"truceboard/store/ceasefire"
)

// matrix is the compliance matrix: a row for each commitment under its party's, a column for each day on which a judgement changed, and the
// score that stood then as a figure on its fill. Where the rows do not fit beneath one another they stand in two halves; where these do not fit either, each party has one
// row, with a field for each commitment.
type matrix struct {
	subject Subject
	changes ceasefire.ScoreChanges
	parties []matrixParty
}

// matrixParty is a party with what it promised and how that stands now.
type matrixParty struct {
	name        string
	tint        tint
	party       ceasefire.ID
	commitments []ceasefire.Commitment
	now         []ceasefire.Standing
	figure      string
}

func newMatrix(s Subject) *matrix {
	at := s.judgedUntil()
	m := &matrix{subject: s, changes: s.Frame.ScoreChanges(at)}
	for _, party := range s.Frame.Compliance(at) {
		p := matrixParty{name: oneLine(party.Party.Short), party: party.Party.ID, tint: partyTint(party.Party.Colour), figure: partyFigure(party)}
		for _, item := range party.Items {
			p.commitments = append(p.commitments, item.Commitment)
			p.now = append(p.now, ceasefire.Standing{State: item.State, Score: item.Current.Score})
		}
		if len(p.commitments) > 0 {
			m.parties = append(m.parties, p)
		}
	}
	return m
}

// partyFigure writes a party's figure, with how many of its commitments stand behind it.
func partyFigure(p ceasefire.PartyCompliance) string {
	if p.Assessed == 0 {
		return fmt.Sprintf("none (0 of %d)", len(p.Items))
	}
	return fmt.Sprintf("%s (%d of %d)", score(p.Score), p.Assessed, len(p.Items))
}

// scoreTints rise with the score; what is not scored is hatched or dotted and has none of them.
func scoreTint(n int) tint { return rampTints[min(max(n, 0), ceasefire.MaxScore)+1] }

func (m *matrix) sheet() sheet {
	s := m.subject
	var cited []ceasefire.ID
	for _, a := range s.Frame.Assessments {
		cited = append(cited, a.Source)
	}
	s.Attributions = s.sourceNames(cited, false)
	n, assessed := m.counts()
	out := sheet{sources: s.sources(), method: matrixMethod}
	out.counts = fmt.Sprintf("n = %s of %s, %s of them scored.", howMany(n, "commitment", "commitments"), howMany(len(m.parties), "party", "parties"), figure(float64(assessed)))
	out.title = "No commitments"
	if at := s.judgedUntil(); !at.IsZero() {
		out.title += " by " + ceasefire.DayOf(at, s.zone()).Format()
	}
	out.subtitle = joined([]string{"Scores of what each party promised", s.read()}, " · ")
	if n == 0 {
		out.empty, out.hint = "No commitment is recorded", "Add what the parties promised on the agreement page."
	}
	for n := range ceasefire.MaxScore + 1 {
		out.legend = append(out.legend, key{name: ceasefire.Standing{State: ceasefire.Scored, Score: n}.Words(), tint: scoreTint(n)})
	}
	out.legend = append(out.legend, key{name: "not assessable", tint: neutralTint, hatched: true}, key{name: "not yet due", tint: neutralTint, dotted: true},
		key{name: "not assessed", outlined: true})
	if n > 0 {
		out.title = m.finding()
	}
	return out
}

const matrixMethod = "Peace Accords Matrix scale of 0 to 3. In brackets, how many of a party’s commitments were scored; its figure is the sum of their " +
	"scores ÷ (3 × their number). What is not assessable, not yet due or not assessed enters no average."

// counts gives how many commitments there are, and how many of them are scored.
func (m *matrix) counts() (all, scored int) {
	for _, p := range m.parties {
		all += len(p.commitments)
		for _, now := range p.now {
			if now.State == ceasefire.Scored {
				scored++
			}
		}
	}
	return all, scored
}

func (m *matrix) table() [][]string {
	header := []string{"party", "commitment", "clause"}
	for _, day := range m.changes.Days {
		header = append(header, day.String())
	}
	rows := [][]string{append(header, "now")}
	for _, p := range m.parties {
		for i, commitment := range p.commitments {
			row := []string{p.name, commitment.Title, commitment.Clause}
			for _, day := range m.changes.Days {
				standing, _ := m.changes.Standing(commitment.ID, day)
				row = append(row, standingCell(standing))
			}
			rows = append(rows, append(row, standingCell(p.now[i])))
		}
	}
	return rows
}

// standingCell writes a standing for a file of numbers: the score, or in words why there is none.
func standingCell(s ceasefire.Standing) string {
	if s.State == ceasefire.Scored {
		return strconv.Itoa(s.Score)
	}
	return s.Words()
}

func (m *matrix) draw(c *canvas, room box) {
	if c.thumbnail {
		m.drawParties(c, room)
		return
	}
	line, gap := c.small().leading(), 24*c.unit
	for _, groups := range [][][]matrixParty{{m.parties}, m.halves()} {
		wide, rows := (room.w-gap*float64(len(groups)-1))/float64(len(groups)), 0
		for _, group := range groups {
			rows = max(rows, rowsOf(group))
		}
		if wide < leastMatrix*line || room.h-line < float64(rows)*line {
			continue
		}
		row := min((room.h-line)/float64(rows), line*1.6)
		for i, group := range groups {
			m.drawRows(c, box{room.x + float64(i)*(wide+gap), room.y, wide, room.h}, group, row)
		}
		return
	}
	m.drawParties(c, room)
}

// leastMatrix is how wide rows of commitments are at the least, in their lines.
const leastMatrix = 24

// rowsOf counts the rows of parties: one for the name of each, and one for each of its commitments.
func rowsOf(parties []matrixParty) int {
	n := len(parties)
	for _, p := range parties {
		n += len(p.commitments)
	}
	return n
}

// halves divides the parties into two that stand side by side, as nearly of one height as can be.
func (m *matrix) halves() [][]matrixParty {
	best, least := len(m.parties), rowsOf(m.parties)
	for n := range m.parties {
		if rows := max(rowsOf(m.parties[:n]), rowsOf(m.parties[n:])); rows < least {
			best, least = n, rows
		}
	}
	return [][]matrixParty{m.parties[:best], m.parties[best:]}
}

// columnsFor gives the days that have room, the newest, after which the present stands.
func (m *matrix) columnsFor(c *canvas, width float64) []ceasefire.Day {
	f := c.small()
	fit := max(0, int(width/(f.width("28 Sep")+f.size*0.8))-1)
	return m.changes.Days[max(0, len(m.changes.Days)-fit):]
}

// columnAir is the least air between the names of two days, in sizes of their type.
const columnAir = 0.4

// divide gives the width of the titles, and the days right of them. Where titles would be cut the columns give way to them, but no day is left out for it.
func (m *matrix) divide(c *canvas, room box) (titles float64, days []ceasefire.Day) {
	f := c.small()
	least, longest := min(room.w*0.55, f.size*40), 0.0
	for _, p := range m.parties {
		for _, commitment := range p.commitments {
			longest = max(longest, f.width(oneLine(commitment.Title)))
		}
	}
	days = m.columnsFor(c, room.w-least)
	columns := float64(len(days)+1) * (f.width("28 Sep") + f.size*columnAir)
	return max(least, min(longest+f.size+9*c.unit, room.w-columns)), days
}

// drawRows gives every commitment of some parties a row of a height, under its party's name.
func (m *matrix) drawRows(c *canvas, room box, parties []matrixParty, row float64) {
	f, strong := c.small(), c.strong()
	line := f.leading()
	names, days := m.divide(c, room)
	w := min((room.w-names)/float64(len(days)+1), f.size*7)
	x := room.right() - w*float64(len(days)+1)
	for i, day := range days {
		c.writeCentred(f, c.ink.quiet, x+(float64(i)+0.5)*w, room.y+line*0.75, day.Midnight().Format("2 Jan"))
	}
	c.writeCentred(f, c.ink.quiet, x+(float64(len(days))+0.5)*w, room.y+line*0.75, "now")
	y := room.y + line
	for _, p := range parties {
		base := y + row/2 + f.size*capital/2
		c.fill(p.tint.in(c.theme), box{room.x, y + row*0.2, 3 * c.unit, row * 0.6})
		c.write(strong, c.ink.ink, room.x+8*c.unit, base, strong.shorten(p.name, x-room.x-f.size*9))
		c.writeRight(f, c.ink.quiet, x-f.size*0.6, base, p.figure)
		y += row
		for i, commitment := range p.commitments {
			base := y + row/2 + f.size*capital/2
			c.write(f, c.ink.ink, room.x+8*c.unit, base, f.shorten(oneLine(commitment.Title), x-room.x-f.size-8*c.unit))
			for k, day := range days {
				standing, _ := m.changes.Standing(commitment.ID, day)
				c.standing(standing, box{x + float64(k)*w, y, w, row})
				c.spot(box{x + float64(k)*w, y, w, row}, p.judged(i, standing, day))
			}
			c.standing(p.now[i], box{x + float64(len(days))*w, y, w, row})
			c.spot(box{room.x, y, room.w, row}, p.judged(i, p.now[i], 0))
			y += row
		}
	}
}

// drawParties gives every party one row, with a field for each commitment as it stands now.
func (m *matrix) drawParties(c *canvas, room box) {
	f := c.small()
	names := make([]string, len(m.parties))
	most := 0
	for i, p := range m.parties {
		names[i] = p.name
		most = max(most, len(p.commitments))
	}
	plot := c.besideNames(names, room)
	figures := 0.0
	for _, p := range m.parties {
		figures = max(figures, f.width(p.figure)+f.size)
	}
	if c.thumbnail || figures > plot.w/2 {
		figures = 0
	}
	if line := f.leading(); !c.thumbnail && plot.h > 3*line {
		plot = plot.cutTop(line)
	}
	shown := m.fitting(c, plot.h)
	w, h := min((plot.w-figures)/float64(most), 96*c.unit), min(plot.h/float64(len(shown)), 64*c.unit)
	if more := len(m.parties) - len(shown); more > 0 {
		h = min(h, (plot.h-f.leading())/float64(max(len(shown), 1)))
		c.write(f, c.ink.quiet, room.x, room.bottom()-f.size*descent, f.shorten("and "+howMany(more, "party", "parties")+" more", room.w))
	}
	plot.h = h * float64(len(shown))
	if plot.y > room.y {
		m.numbers(c, most, w, box{room.x, room.y, plot.x - room.x, f.leading()})
	}
	c.rowNames(names[:len(shown)], room.x, plot)
	for i, p := range shown {
		y := plot.y + float64(i)*h
		for k, now := range p.now {
			c.standing(now, box{plot.x + float64(k)*w, y, w, h})
			c.spot(box{plot.x + float64(k)*w, y, w, h}, p.judged(k, now, 0))
		}
		if figures > 0 {
			c.write(f, c.ink.ink, plot.x+float64(most)*w+f.size*0.5, y+h/2+f.size*capital/2, p.figure)
		}
	}
}

// numbers says above the fields which commitment of a party each stands for, right of the words that say so.
func (m *matrix) numbers(c *canvas, most int, wide float64, words box) {
	f := c.footnote()
	base := words.y + words.h*0.7
	c.writeRight(f, c.ink.quiet, words.right()-c.small().size*0.6, base, f.shorten("Promise no.", words.w))
	for k := range most {
		if text := strconv.Itoa(k + 1); f.width(text) < wide {
			c.writeCentred(f, c.ink.quiet, words.right()+(float64(k)+0.5)*wide, base, text)
		}
	}
}

// fitting gives the parties that have a row each in a height, of which a line is left for the count of the others.
func (m *matrix) fitting(c *canvas, height float64) []matrixParty {
	line := c.small().leading()
	if c.thumbnail || float64(len(m.parties))*line <= height {
		return m.parties
	}
	return m.parties[:min(len(m.parties), max(1, int(height/line)-1))]
}

// standing draws one judgement in its field: the score on its fill, hatched, dotted or empty.
func (c *canvas) standing(s ceasefire.Standing, field box) {
	b := c.gapped(field)
	switch s.State {
	case ceasefire.Scored:
		c.fill(scoreTint(s.Score).in(c.theme), b)
	case ceasefire.NotAssessable:
		c.hatch(neutralTint.in(c.theme), b)
		return
	case ceasefire.NotYetDue:
		c.dots(neutralTint.in(c.theme), b)
		return
	default:
		c.fill(c.ink.grid, b)
		return
	}
	f, text := c.small(), strconv.Itoa(s.Score)
	if f.width(text) < b.w && f.size <= b.h {
		c.writeCentred(f, readable(scoreTint(s.Score).in(c.theme)), b.x+b.w/2, b.y+b.h/2+f.size*capital/2, text)
	}
}
