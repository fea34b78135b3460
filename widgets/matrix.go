package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// MatrixView is what a compliance matrix shows: how the parties keep what they promised, and how that changed. The frame gives the names of
// those that a guarantor answers for, and the zone.
type MatrixView struct {
	Frame   ceasefire.Frame
	Parties []ceasefire.PartyCompliance
	Changes ceasefire.ScoreChanges
}

// MatrixPlace is a place in a compliance matrix: a party's row, or where Commitment is set that commitment's; and the day of the column, zero
// for the row as a whole.
type MatrixPlace struct {
	Party, Commitment ceasefire.ID
	Day               ceasefire.Day
}

// Declare conformity with interfaces.
var (
	_ fyne.Widget    = (*ComplianceMatrix)(nil)
	_ fyne.Focusable = (*ComplianceMatrix)(nil)
)

// ComplianceMatrix shows what each party promised and how that was kept: a row for each party with its figure, under it one for each of its
// commitments, and a column for each day on which a score changed, the newest at the right, before the score as it stands, its trend, when
// it is due and how many incidents it rests on. Where there is no room the older days are folded away.
//
// With the keyboard Up, Down, Page Up, Page Down, Home and End move from row to row, Left and Right from day to day, and Return opens.
type ComplianceMatrix struct {
	widget.BaseWidget

	// OnSelected is called with the place that the person using the matrix moves to.
	OnSelected func(MatrixPlace)
	// OnOpen is called when Return is pressed on a place, or its row is tapped twice.
	OnOpen func(MatrixPlace)
	// OnEmpty is called when there are no commitments and the button that says where to write them is pressed.
	OnEmpty func()
	// OnEscape is called when Escape is pressed.
	OnEscape func()

	view     MatrixView
	rows     []matrixRow
	selected MatrixPlace
	at       int // the place of the row selected, -1 for none
	newest   int // how many of the days lie left of the end of those shown
	columns  matrixColumns
	focused  bool
	sought   bool

	header *matrixHeader
	body   *matrixBody
	scroll *container.Scroll
	legend *matrixLegend
	empty  *EmptyState
	rule   *canvas.Rectangle
}

// matrixRow is a party's row, or that of one of its commitments.
type matrixRow struct {
	party *ceasefire.PartyCompliance
	item  *ceasefire.CommitmentReading // nil in the party's own row
}

func (r matrixRow) place() MatrixPlace {
	p := MatrixPlace{Party: r.party.Party.ID}
	if r.item != nil {
		p.Commitment = r.item.Commitment.ID
	}
	return p
}

// NewComplianceMatrix makes an empty matrix.
func NewComplianceMatrix() *ComplianceMatrix {
	m := &ComplianceMatrix{at: -1, legend: newMatrixLegend(), rule: canvas.NewRectangle(nil)}
	m.header, m.body = newMatrixHeader(m), newMatrixBody(m)
	m.scroll = container.NewVScroll(m.body)
	m.scroll.OnScrolled = func(fyne.Position) { m.look() }
	m.empty = NewEmptyState(noCommitments, noCommitmentsHint, "Go to the Agreement page", func() {
		if m.OnEmpty != nil {
			m.OnEmpty()
		}
	})
	m.ExtendBaseWidget(m)
	return m
}

// What is said where there are no commitments.
const (
	noCommitments     = "No commitments yet"
	noCommitmentsHint = "Write down who promised what on the Agreement page, under Commitments. They are scored here."
)

// SetUnknown says where there are no commitments that none were recorded by an instant, in words; without words, that there are none yet.
func (m *ComplianceMatrix) SetUnknown(by string) {
	if by == "" {
		m.empty.Say(noCommitments, noCommitmentsHint)
		return
	}
	m.empty.Say("No commitments recorded yet", by+".")
}

// Set shows how the parties keep their commitments. What was selected stays selected where it is still there, and so do the days in sight.
func (m *ComplianceMatrix) Set(view MatrixView) {
	folded := len(m.view.Changes.Days) - m.newest
	m.view, m.rows = view, nil
	for i := range view.Parties {
		party := &view.Parties[i]
		m.rows = append(m.rows, matrixRow{party: party})
		for k := range party.Items {
			m.rows = append(m.rows, matrixRow{party, &party.Items[k]})
		}
	}
	m.newest = max(len(view.Changes.Days)-folded, 0)
	m.arrange(m.Size().Width)
	m.at = m.find(m.selected)
	m.Refresh()
}

// Select marks a place and brings it into sight; OnSelected is not called.
func (m *ComplianceMatrix) Select(place MatrixPlace) {
	m.selected, m.at = place, m.find(place)
	m.reveal()
	m.repaint()
}

// Selected gives the place that is selected; ok is false where that is nowhere in the matrix.
func (m *ComplianceMatrix) Selected() (place MatrixPlace, ok bool) {
	return m.selected, m.at >= 0
}

// find gives the row of a place, -1 where it is not there.
func (m *ComplianceMatrix) find(place MatrixPlace) int {
	place.Day = 0
	return slices.IndexFunc(m.rows, func(r matrixRow) bool { return r.place() == place })
}

// choose moves to a row and a day and tells.
func (m *ComplianceMatrix) choose(at int, day ceasefire.Day) {
	if len(m.rows) == 0 {
		return
	}
	m.at = min(max(at, 0), len(m.rows)-1)
	m.selected = m.rows[m.at].place()
	m.selected.Day = day
	m.reveal()
	m.repaint()
	if m.OnSelected != nil {
		m.OnSelected(m.selected)
	}
}

// open tells of the place selected.
func (m *ComplianceMatrix) open() {
	if m.at >= 0 && m.OnOpen != nil {
		m.OnOpen(m.selected)
	}
}

// reveal scrolls as little as brings what is selected into sight, and a party's row with its first commitment; before the matrix has a size it
// is left to the first layout.
func (m *ComplianceMatrix) reveal() {
	m.sought = m.scroll.Size().Height <= 0
	if m.at < 0 || m.sought {
		return
	}
	m.revealDay()
	offset, seen := m.scroll.Offset, m.scroll.Size().Height
	top, foot := float32(m.at)*matrixRowHeight, float32(m.at+1)*matrixRowHeight
	if m.at > 0 && m.rows[m.at-1].item == nil {
		top -= matrixRowHeight
	}
	switch {
	case top < offset.Y:
		offset.Y = top
	case foot > offset.Y+seen:
		offset.Y = foot - seen
	default:
		return
	}
	m.scroll.ScrollToOffset(offset)
	m.look()
}

// revealDay unfolds the day selected.
func (m *ComplianceMatrix) revealDay() {
	at := slices.Index(m.view.Changes.Days, m.selected.Day)
	switch {
	case at < 0:
		return
	case at < m.columns.from:
		m.newest = at + m.columns.days
	case at >= m.columns.from+m.columns.days:
		m.newest = at + 1
	default:
		return
	}
	m.arrange(m.Size().Width)
	m.header.Refresh()
}

// arrange shares a width among the columns.
func (m *ComplianceMatrix) arrange(width float32) {
	m.columns = shareMatrix(width, m.view.Changes.Days, m.newest)
	m.newest = m.columns.from + m.columns.days
}

// look puts objects under the rows in sight.
func (m *ComplianceMatrix) look() { m.body.arrange(m.scroll.Offset.Y, m.scroll.Size().Height) }

// repaint shows the rows in sight and the heads of the columns as they now are.
func (m *ComplianceMatrix) repaint() {
	m.header.Refresh()
	m.body.repaint()
}

// CreateRenderer lays the header over the rows and the legend beneath them.
func (m *ComplianceMatrix) CreateRenderer() fyne.WidgetRenderer {
	r := &matrixRenderer{matrix: m}
	r.Refresh()
	return r
}

// matrixRenderer lays out the matrix.
type matrixRenderer struct{ matrix *ComplianceMatrix }

func (r *matrixRenderer) Destroy() {}

// MinSize leaves room for a few rows.
func (r *matrixRenderer) MinSize() fyne.Size {
	return fyne.NewSize(matrixLeastWidth, matrixHeaderHeight+4*matrixRowHeight)
}

// Layout puts the rows between the header and the legend.
func (r *matrixRenderer) Layout(size fyne.Size) {
	m := r.matrix
	m.arrange(size.Width)
	foot := size.Height - m.legend.arrange(size)
	m.header.Resize(fyne.NewSize(size.Width, matrixHeaderHeight))
	m.header.Refresh() // other days may have room now
	m.rule.Move(fyne.NewPos(0, matrixHeaderHeight-1))
	m.rule.Resize(fyne.NewSize(size.Width, 1))
	m.scroll.Move(fyne.NewPos(0, matrixHeaderHeight))
	m.scroll.Resize(fyne.NewSize(size.Width, max(foot-matrixHeaderHeight, 0)))
	m.empty.Resize(size)
	if m.sought {
		m.reveal()
	}
	m.look()
}

// Objects lists the parts of the matrix.
func (r *matrixRenderer) Objects() []fyne.CanvasObject {
	m := r.matrix
	return append([]fyne.CanvasObject{m.header, m.scroll, m.empty, m.rule}, m.legend.objects()...)
}

// Refresh shows the rows as they now are, or what to do where there are none.
func (r *matrixRenderer) Refresh() {
	m := r.matrix
	none := len(m.rows) == 0
	filterVisible(m.empty, none)
	for _, o := range append([]fyne.CanvasObject{m.header, m.scroll, m.rule}, m.legend.objects()...) {
		filterVisible(o, !none)
	}
	m.rule.FillColor = theme.Color(theme.ColorNameFaint)
	m.legend.repaint()
	r.Layout(m.Size())
	m.scroll.Refresh()
	m.repaint()
	m.empty.Refresh()
	canvas.Refresh(m)
}
