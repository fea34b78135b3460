package dashboard

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// The places that stand for no record of a list: a new one, and another new one like that which was just saved.
const newRecord, nextRecord = -1, -2

// manner is how a section's list is treated.
type manner struct {
	// note is said beside the list's heading.
	note string
	// ordered lists are moved in; a fixed one is neither added to nor shortened.
	ordered, fixed bool
	// above, where it is set, stands above the list.
	above fyne.CanvasObject
	// seen, where it is set, is told of each snapshot while the section is in sight.
	seen func(*Snapshot)
}

// section is one kind of record on the agreement's page: its list, and the form that adds and changes one.
type section interface {
	// name is the section's word in the list of sections, and one what a single record is called.
	name() string
	one() string
	manner() manner
	// columns and rows are the list's.
	columns() []widgets.LedgerColumn
	rows(*Snapshot) []widgets.LedgerRow
	// body is the form, first where the cursor begins.
	body() *formBody
	first() fyne.Focusable
	// begin fills the form from the nth record of the list as it stands now, or empties it for a new one where n is newRecord or nextRecord. It is not ok
	// where the record was removed since.
	begin(shot *Snapshot, n int) (ok bool)
	// read gives the change that the form asks for, or what is wrong with what was typed. The change returns the prefix of the
	// record's fields in the rules' problems, and is done on a frame that may have changed since: where somebody else changed or removed the record, it is a *staleRecord.
	read() (change func(*ceasefire.Frame) (prefix string, err error), problems []ceasefire.Problem)
	// rebase has the form begin anew from the record as it stands in a frame: what was typed stays, and what somebody else changed is given, with what of that is to be decided.
	rebase(frame ceasefire.Frame, zone *time.Location) (theirs, open []string)
	// again has what is saved next be added again, because the record was removed by somebody else and is wanted all the same.
	again()
	// draft names the draft of the record in the form among the dossier's; without a name none is kept.
	draft() string
	// placeOf gives where in the list a record stands that a draft's name names by its key; no key is a new record.
	placeOf(shot *Snapshot, key string) (n int, ok bool)
	// stands gives where in the list the record in the form stands, -1 where it is new or was removed.
	stands(shot *Snapshot) int
	// title says what record is in the form, and told what is to be added to that once it is saved.
	title() string
	told() string
	// remove and move change the list itself; remove is nil where a record cannot be removed.
	remove() func(*ceasefire.Frame)
	move(by int) func(*ceasefire.Frame)
}

// records is a section over one list of the frame. T is a kind of record; what a section of its own adds are its inputs.
type records[T any] struct {
	word, single string
	// field is the list's name in the rules' problems.
	field string
	how   manner
	list  func(*ceasefire.Frame) *[]T
	// shown, where it is set, says whether a record of the list had come by the as-of.
	shown func(record T, at time.Time) bool
	same  func(a, b T) bool
	// right is the width of the list's second column.
	right float32
	line  func(*Snapshot, T) widgets.LedgerRow
	fill  func(frame ceasefire.Frame, zone *time.Location, record T)
	take  func(record T) (T, []ceasefire.Problem)
	named func(T) string
	// identifier, where it is set, gives where the identifier of a record stands that a merge may give another: the section's single names the kind then.
	identifier func(*T) *ceasefire.ID
	// key, where it is set, tells a record from all others, so that what is changed in it is kept as a draft.
	key    func(T) string
	form   *formBody
	cursor func() fyne.Focusable
	// complete, where it is set, completes a new record by the frame it is added to.
	complete func(f *ceasefire.Frame, record T) T
	// repeat, where it is set, leaves of a new record what the next one begins with.
	repeat func(T) T
	// after, where it is set, says what follows from a record that was saved.
	after func(T) string

	// was is the record as it stands in the list, current as it was last read from the form.
	was, current T
	fresh        bool
	// anew says that a record that was removed by somebody else is to be added again.
	anew bool
}

func (s *records[T]) name() string          { return s.word }
func (s *records[T]) one() string           { return s.single }
func (s *records[T]) manner() manner        { return s.how }
func (s *records[T]) body() *formBody       { return s.form }
func (s *records[T]) first() fyne.Focusable { return s.cursor() }
func (s *records[T]) title() string         { return s.named(s.current) }

func (s *records[T]) draft() string {
	switch {
	case s.fresh:
		return s.single
	case s.key == nil:
		return ""
	}
	return s.single + " " + s.key(s.was)
}

func (s *records[T]) placeOf(shot *Snapshot, key string) (n int, ok bool) {
	if key == "" {
		return newRecord, true
	}
	n = slices.IndexFunc(s.listed(shot), func(record T) bool { return s.key(record) == key })
	return n, n >= 0
}

func (s *records[T]) stands(shot *Snapshot) int {
	if s.fresh {
		return -1
	}
	return s.find(s.listed(shot), s.was)
}

func (s *records[T]) columns() []widgets.LedgerColumn {
	return []widgets.LedgerColumn{{Role: widgets.RoleBody}, {Width: s.right, Alignment: fyne.TextAlignTrailing, Role: widgets.RoleCaption}}
}

// listed gives the records that the list shows: what was known, and had happened.
func (s *records[T]) listed(shot *Snapshot) []T {
	all := *s.list(&shot.Frame)
	if s.shown == nil {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(record T) bool { return !s.shown(record, shot.View.AsOf.At) })
}

func (s *records[T]) rows(shot *Snapshot) []widgets.LedgerRow {
	all := s.listed(shot)
	lines := make([]widgets.LedgerRow, len(all))
	for i, record := range all {
		lines[i] = s.line(shot, record)
	}
	return lines
}

func (s *records[T]) told() string {
	if s.after == nil {
		return ""
	}
	return " " + s.after(s.current)
}

func (s *records[T]) begin(shot *Snapshot, n int) (ok bool) {
	var none T
	seed := none
	if n == nextRecord && s.repeat != nil {
		seed = s.repeat(s.current)
	}
	s.was, s.current, s.fresh, s.anew = none, seed, true, false
	if listed := s.listed(shot); n >= 0 && n < len(listed) {
		now := *s.list(&shot.Present)
		place := s.find(now, listed[n])
		if place < 0 {
			return false
		}
		s.was, s.current, s.fresh = now[place], now[place], false
	}
	s.form.fill(func() { s.fill(shot.Present, shot.Zone, s.current) })
	s.form.begins(s.fresh)
	return true
}

// beginWith begins a new record in which something is filled in.
func (s *records[T]) beginWith(shot *Snapshot, record T) {
	s.current = record
	s.form.fill(func() { s.fill(shot.Present, shot.Zone, record) })
}

func (s *records[T]) read() (func(*ceasefire.Frame) (string, error), []ceasefire.Problem) {
	taken, problems := s.take(s.was)
	if len(problems) > 0 {
		return nil, problems
	}
	was, adds, anew := s.was, s.fresh || s.anew, s.anew
	s.current = taken
	return func(f *ceasefire.Frame) (string, error) {
		all := s.list(f)
		n := s.find(*all, was)
		switch {
		case adds && !(anew && n >= 0):
			if s.complete != nil {
				taken = s.complete(f, taken)
			}
			*all = append(*all, taken)
			n = len(*all) - 1
		case n < 0:
			return "", s.goneFrom(*f, was)
		case !reflect.DeepEqual((*all)[n], was):
			return "", &staleRecord{one: s.single, frame: *f}
		default:
			(*all)[n] = taken
		}
		return fmt.Sprintf("%s[%d].", s.field, n), nil
	}, nil
}

func (s *records[T]) rebase(frame ceasefire.Frame, zone *time.Location) (theirs, open []string) {
	all := *s.list(&frame)
	n := s.find(all, s.was)
	if n < 0 || s.form.base.began == nil { // another record was begun meanwhile
		return nil, nil
	}
	began, typed := s.form.base.began, s.form.typed()
	s.was = all[n]
	s.form.fill(func() { s.fill(frame, zone, s.was) })
	return s.form.over(began, typed)
}

// goneFrom says that the record in the form is not there under the identifier by which the form knows it.
func (s *records[T]) goneFrom(f ceasefire.Frame, was T) *staleRecord {
	stale := &staleRecord{one: s.single, frame: f, removed: true}
	if s.identifier != nil {
		stale.identifier, stale.known = s.identifier(&s.was), *s.identifier(&was)
	}
	return stale
}

func (s *records[T]) again() { s.anew = true }

func (s *records[T]) find(all []T, wanted T) int {
	for i, record := range all {
		if s.same(record, wanted) {
			return i
		}
	}
	return -1
}

func (s *records[T]) remove() func(*ceasefire.Frame) {
	gone := s.was
	return func(f *ceasefire.Frame) {
		all := s.list(f)
		if n := s.find(*all, gone); n >= 0 {
			*all = append((*all)[:n:n], (*all)[n+1:]...)
		}
	}
}

func (s *records[T]) move(by int) func(*ceasefire.Frame) {
	moved := s.was
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
