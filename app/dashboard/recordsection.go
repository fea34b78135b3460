package dashboard

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// section is one kind of record on the agreement's page: its list, and the form that adds and changes one.
type section interface {
	// name is the section's word in the list of sections, and one what a single record is called.
	name() string
	one() string
	// columns and rows are the list's.
	columns() []widgets.LedgerColumn
	rows(*Snapshot) []widgets.LedgerRow
	// body is the form, first where the cursor begins.
	body() *formBody
	first() fyne.Focusable
	// begin fills the form from the nth record of the list, or empties it for a new one where n is negative.
	begin(shot *Snapshot, n int)
	// read gives the change that the form asks for, or what is wrong with what was typed. The change returns the prefix of the
	// record's fields in the rules' problems, and is done on a frame that may have changed since.
	read() (change func(*ceasefire.Frame) string, problems []ceasefire.Problem)
	// title says what record is in the form, for the notice.
	title() string
	// remove and move change the list itself; remove is nil where a record cannot be removed.
	remove() func(*ceasefire.Frame)
	move(by int) func(*ceasefire.Frame)
}

// records is a section over one list of the frame. T is a kind of record; what a section of its own adds are its inputs.
type records[T any] struct {
	word, single string
	// field is the list's name in the rules' problems.
	field  string
	list   func(*ceasefire.Frame) *[]T
	same   func(a, b T) bool
	layout []widgets.LedgerColumn
	line   func(*Snapshot, T) []string
	fill   func(frame ceasefire.Frame, zone *time.Location, record T)
	take   func(record T) (T, []ceasefire.Problem)
	named  func(T) string
	form   *formBody
	cursor func() fyne.Focusable
	// complete, where it is set, completes a new record by the frame it is added to.
	complete func(f *ceasefire.Frame, record T) T

	current T
	fresh   bool
}

func (s *records[T]) name() string                    { return s.word }
func (s *records[T]) one() string                     { return s.single }
func (s *records[T]) columns() []widgets.LedgerColumn { return s.layout }
func (s *records[T]) body() *formBody                 { return s.form }
func (s *records[T]) first() fyne.Focusable           { return s.cursor() }
func (s *records[T]) title() string                   { return s.named(s.current) }

func (s *records[T]) rows(shot *Snapshot) []widgets.LedgerRow {
	all := *s.list(&shot.Whole)
	lines := make([]widgets.LedgerRow, len(all))
	for i, record := range all {
		lines[i] = widgets.LedgerRow{Cells: s.line(shot, record)}
	}
	return lines
}

func (s *records[T]) begin(shot *Snapshot, n int) {
	var none T
	s.current, s.fresh = none, true
	if all := *s.list(&shot.Whole); n >= 0 && n < len(all) {
		s.current, s.fresh = all[n], false
	}
	s.form.tell("", nil)
	s.fill(shot.Whole, shot.Zone, s.current)
}

func (s *records[T]) read() (func(*ceasefire.Frame) string, []ceasefire.Problem) {
	taken, problems := s.take(s.current)
	if len(problems) > 0 {
		return nil, problems
	}
	was, fresh := s.current, s.fresh
	s.current = taken
	return func(f *ceasefire.Frame) string {
		all := s.list(f)
		n := s.find(*all, was)
		if fresh || n < 0 {
			if s.complete != nil {
				taken = s.complete(f, taken)
			}
			*all = append(*all, taken)
			n = len(*all) - 1
		} else {
			(*all)[n] = taken
		}
		return fmt.Sprintf("%s[%d].", s.field, n)
	}, nil
}

func (s *records[T]) find(all []T, wanted T) int {
	for i, record := range all {
		if s.same(record, wanted) {
			return i
		}
	}
	return -1
}

func (s *records[T]) remove() func(*ceasefire.Frame) {
	if s.fresh {
		return nil
	}
	gone := s.current
	return func(f *ceasefire.Frame) {
		all := s.list(f)
		if n := s.find(*all, gone); n >= 0 {
			*all = append((*all)[:n:n], (*all)[n+1:]...)
		}
	}
}

func (s *records[T]) move(by int) func(*ceasefire.Frame) {
	moved := s.current
	return func(f *ceasefire.Frame) {
		all := *s.list(f)
		n := s.find(all, moved)
		if to := n + by; n >= 0 && to >= 0 && to < len(all) {
			all[n], all[to] = all[to], all[n]
		}
	}
}

// typed gives what stands in an entry without the spaces around it.
func typed(e *formEntry) string { return strings.TrimSpace(e.Text) }
