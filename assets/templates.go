package assets

import (
	_ "embed" // the templates are part of the program
	"fmt"
	"slices"
	"strings"
)

//go:embed templates/syria-2016.json
var syria2016 []byte

// TemplateInfo names an agreement's template: Name is what a command line takes, Title what a list shows.
type TemplateInfo struct {
	Name  string
	Title string
}

// Templates lists the templates in the order in which lists show them.
func Templates() []TemplateInfo {
	return []TemplateInfo{{Name: "syria-2016", Title: "Syria: US-Russia agreement, Sept 2016"}}
}

// OpenTemplate gives a template's JSON text, laid out as store/exchange reads it. A name that is not known is an error that names
// those that are.
func OpenTemplate(name string) ([]byte, error) {
	if name == "syria-2016" {
		return slices.Clone(syria2016), nil
	}
	var known []string
	for _, t := range Templates() {
		known = append(known, t.Name)
	}
	return nil, fmt.Errorf("there is no template %q: choose %s", name, strings.Join(known, ", "))
}
