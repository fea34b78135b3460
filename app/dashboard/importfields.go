package dashboard

import (
	"slices"
	"time"

	"truceboard/store/exchange"
)

// lentFields are the fields that columns took from others, by the column that has one now: going through the choices passes many, and what was taken on the way is given back.
type lentFields map[string]lentField

// lentField is a field and the column that it was taken from.
type lentField struct {
	field exchange.Field
	from  string
}

// assign says that a column is read into a field. What the column took from another for the field that it had before goes back there, unless something else was said of either since.
func (l lentFields) assign(m *exchange.Mapping, column string, field exchange.Field) {
	lent, had := l[column]
	had = had && m.FieldOf(column) == lent.field && lent.field != field
	delete(l, column)
	for of, other := range l {
		if other.from == column { // somebody says what that one is: nothing goes back to it
			delete(l, of)
		}
	}
	if from := m.FieldColumn(field); field != "" && from != "" && from != column {
		l[column] = lentField{field, from}
	}
	m.Assign(column, field)
	if had && m.FieldOf(lent.from) == "" && m.FieldColumn(lent.field) == "" {
		m.Assign(lent.from, lent.field)
	}
}

// fieldOf makes the choice of a column's field. What is typed counts once it rests: each choice has the file read anew, and may take the field from another column.
func (f *importForm) fieldOf(column string) *pick {
	names, fields := []string{keptAsItIs}, fieldsOffered()
	for _, info := range exchange.Fields() {
		names = append(names, info.Name)
	}
	choice := f.form.pick(names)
	choice.rests = f.rests
	f.choices[column], f.fields = choice, append(f.fields, choice)
	choice.OnChanged = func(name string) {
		mapping := f.reading.Mapping
		f.lent.assign(&mapping, column, fields[max(slices.Index(names, name), 0)])
		f.told.Mapping, f.reading.Mapping, f.mapped = mapping, mapping, true
		f.showFields()
		f.tryAgain()
	}
	return choice
}

// rests calls back once letters were typed for the field of a column and no more came.
func (f *importForm) rests(rested func()) {
	if f.typing != nil {
		f.typing.Stop()
	}
	f.typing = time.AfterFunc(jumpTime, func() {
		due := time.Now()
		f.window.draw(func() {
			if time.Since(due) > jumpTime/10 { // the window was busy, and letters may wait to be heeded
				f.rests(rested)
				return
			}
			rested()
		})
	})
}

// settleFields makes count what is being typed.
func (f *importForm) settleFields() {
	for _, choice := range f.fields {
		choice.settle()
	}
}
