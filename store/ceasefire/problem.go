package ceasefire

import "fmt"

// Problem is what is wrong with one field of a record, in a sentence that says what to do. A warning does not stop a save.
type Problem struct {
	Field   string
	Message string
	Warning bool
}

// problems collects what is wrong with a record.
type problems struct{ list []Problem }

func (p *problems) add(wrong bool, field, format string, args ...any) {
	if wrong {
		p.list = append(p.list, Problem{Field: field, Message: fmt.Sprintf(format, args...)})
	}
}

func (p *problems) warn(doubtful bool, field, format string, args ...any) {
	if doubtful {
		p.list = append(p.list, Problem{Field: field, Message: fmt.Sprintf(format, args...), Warning: true})
	}
}

// Errors gives the problems that stop a save.
func Errors(list []Problem) []Problem {
	return keep(list, func(p Problem) bool { return !p.Warning })
}
