package dashboard

import (
	"truceboard/store/ceasefire"
)

// typeNames lists the types of incident in words.
func typeNames() []string {
	var names []string
	for _, t := range ceasefire.Types() {
		names = append(names, t.Name)
	}
	return names
}

// typeNamed gives the type of a name, or none.
func typeNamed(name string) ceasefire.Type {
	for _, t := range ceasefire.Types() {
		if t.Name == name {
			return t.Type
		}
	}
	return ""
}

func verificationNames() []string {
	var names []string
	for _, v := range ceasefire.Verifications() {
		names = append(names, string(v))
	}
	return names
}

// areaNames lists the dossier's areas, an empty one first for a place that lies in none.
func areaNames(frame ceasefire.Frame) []string {
	names := []string{""}
	for _, a := range frame.Areas {
		names = append(names, a.Name)
	}
	return names
}

// areaNamed gives the code of an area's name, or none.
func areaNamed(frame ceasefire.Frame, name string) string {
	for _, a := range frame.Areas {
		if a.Name == name {
			return a.Code
		}
	}
	return ""
}
