package dashboard

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// besideFields gives of each field the one problem that is told beside it, by what the field is called, and what is wrong with no field. What stops a save comes before what does not, else the first: there is room for one, and whoever
// read a warning alone would not know why nothing is saved.
func besideFields(fields map[string]*widgets.Field, problems []ceasefire.Problem) (beside map[*widgets.Field]ceasefire.Problem, others []ceasefire.Problem) {
	beside = map[*widgets.Field]ceasefire.Problem{}
	for _, p := range errorsFirst(problems) {
		f, known := fields[p.Field]
		if !known {
			others = append(others, p)
			continue
		}
		if _, told := beside[f]; !told {
			beside[f] = p
		}
	}
	return beside, others
}

// errorsFirst puts what stops a save before what does not, each in its order.
func errorsFirst(problems []ceasefire.Problem) []ceasefire.Problem {
	sorted := slices.Clone(problems)
	slices.SortStableFunc(sorted, func(a, b ceasefire.Problem) int { return rank(a) - rank(b) })
	return sorted
}

func rank(p ceasefire.Problem) int {
	if p.Warning {
		return 1
	}
	return 0
}

// tellBeside shows beside each field what is wrong with it, and takes back what was; it gives what is wrong with no field.
func tellBeside(fields map[string]*widgets.Field, problems []ceasefire.Problem) (beside map[*widgets.Field]ceasefire.Problem, others []ceasefire.Problem) {
	beside, others = besideFields(fields, problems)
	for _, f := range fields {
		if p, wrong := beside[f]; wrong {
			f.SetProblem(p)
		} else {
			f.ClearProblem()
		}
	}
	return beside, others
}

// faulty gives the uppermost field in sight whose problem stops a save, else the uppermost of which there is a warning; nil where there is none.
func faulty(beside map[*widgets.Field]ceasefire.Problem) (first *widgets.Field) {
	top := func(f *widgets.Field) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(f).Y }
	for f, p := range beside {
		switch {
		case !inSight(f):
		case first == nil, rank(p) < rank(beside[first]), rank(p) == rank(beside[first]) && top(f) < top(first):
			first = f
		}
	}
	return first
}

// goToProblem brings into sight the first field that stops a save, and gives it the keyboard, unless that is somewhere in it already. It reports whether there is such a field.
func goToProblem(scroll *container.Scroll, beside map[*widgets.Field]ceasefire.Problem) bool {
	first := faulty(beside)
	if first == nil {
		return false
	}
	reveal(scroll, first)
	canvas := fyne.CurrentApp().Driver().CanvasForObject(first)
	if inputs := first.Focusables(); len(inputs) > 0 && canvas != nil && !slices.Contains(inputs, canvas.Focused()) {
		canvas.Focus(inputs[0])
	}
	return true
}

// reveal scrolls as little as brings something of a form into sight.
func reveal(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	keepInSight(scroll, top-above, top+o.Size().Height+below)
}
