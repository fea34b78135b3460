package exchange

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/paulmach/orb/geojson"
)

// chosenName is the property under which the program notes how a person wants an outline named; it goes before all that files call names.
const chosenName = "truceboard:name"

// OutlineProperty is a property by which the outlines of a file may be named: how many have it, and some of its values.
type OutlineProperty struct {
	Name   string
	Filled int
	Sample []string
}

// The values of a property that are shown, and how many properties are offered at the most.
const mostSamples, mostProperties = 3, 200

// OutlineProperties lists the properties of a GeoJSON collection by which its outlines may be named, those that most have first. Each value is text, or a
// number that stands for one.
func OutlineProperties(text []byte) ([]OutlineProperty, error) {
	collection, err := features(text)
	if err != nil {
		return nil, err
	}
	found := map[string]*OutlineProperty{}
	var list []*OutlineProperty
	for _, feature := range collection.Features {
		if feature == nil {
			continue
		}
		for name, value := range feature.Properties {
			said := nameValue(value)
			if said == "" || name == chosenName {
				continue
			}
			p := found[name]
			if p == nil {
				p = &OutlineProperty{Name: name}
				found[name], list = p, append(list, p)
			}
			p.Filled++
			if len(p.Sample) < mostSamples && !slices.Contains(p.Sample, said) {
				p.Sample = append(p.Sample, said)
			}
		}
	}
	return orderedProperties(list), nil
}

func orderedProperties(list []*OutlineProperty) []OutlineProperty {
	slices.SortFunc(list, func(a, b *OutlineProperty) int {
		if a.Filled != b.Filled {
			return b.Filled - a.Filled
		}
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	out := make([]OutlineProperty, 0, min(len(list), mostProperties))
	for _, p := range list[:min(len(list), mostProperties)] {
		out = append(out, *p)
	}
	return out
}

// nameValue gives what a property's value would be as a name, nothing where it can be none.
func nameValue(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// NameOutlinesBy gives the text of a GeoJSON collection whose outlines are named by one of their properties, and by nothing else.
func NameOutlinesBy(text []byte, property string) ([]byte, error) {
	collection, err := features(text)
	if err != nil {
		return nil, err
	}
	for _, feature := range collection.Features {
		if feature == nil {
			continue
		}
		if said := nameValue(feature.Properties[property]); said != "" {
			feature.Properties[chosenName] = said
		}
	}
	collection.Features = slices.DeleteFunc(collection.Features, func(f *geojson.Feature) bool { return f == nil })
	named, err := collection.MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("naming the outlines: %w", err)
	}
	return named, nil
}
