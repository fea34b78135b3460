package assets

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed templates/*.json
var templateFiles embed.FS

// TemplateInfo names an agreement's template: Name is what a command line takes, Title what a list shows.
type TemplateInfo struct {
	Name  string
	Title string
}

// Templates lists the templates in the order in which lists show them. The first is the one that has sample incidents.
func Templates() []TemplateInfo {
	return []TemplateInfo{
		{Name: "syria-2016", Title: "Syria: US-Russia agreement, Sept 2016"},
		{Name: "minsk-2015", Title: "Ukraine: Package of Measures, Minsk, Feb 2015"},
		{Name: "colombia-2016", Title: "Colombia: ceasefire with the FARC-EP, Aug 2016"},
		{Name: "israel-lebanon-2024", Title: "Israel-Lebanon: cessation of hostilities, Nov 2024"},
	}
}

// OpenTemplate gives a template's JSON text, laid out as store/exchange reads it and assets/templates/README.md describes. A name that is
// not known is an error that names those that are.
func OpenTemplate(name string) ([]byte, error) {
	var known []string
	for _, t := range Templates() {
		known = append(known, t.Name)
	}
	if !slices.Contains(known, name) {
		return nil, fmt.Errorf("there is no template %q: choose %s", name, strings.Join(known, ", "))
	}
	text, err := templateFiles.ReadFile("templates/" + name + ".json")
	if err != nil {
		return nil, fmt.Errorf("opening the template %s: %w", name, err)
	}
	return text, nil
}
