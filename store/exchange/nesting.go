package exchange

import "github.com/paulmach/orb/geojson"

// What a JSON text from a stranger may ask of whoever reads it: how deep its parts lie in one another, how many objects it has, and how many parts these and its lists have together. A
// million points of five thousand outlines have some three million parts.
const (
	mostDepth       = 64
	mostJSONObjects = 200_000
	mostJSONParts   = 4_000_000
)

// jsonBounds goes over a JSON text, which need not be one, and gives how deep its lists and objects lie in one another, how many objects it has, and how many parts at most. It takes no memory.
func jsonBounds(text []byte) (depth, objects, parts int) {
	level, quoted := 0, false
	for at := 0; at < len(text); at++ {
		switch letter := text[at]; {
		case quoted && letter == '\\':
			at++
		case letter == '"':
			quoted = !quoted
		case quoted:
		case letter == '{', letter == '[':
			level, parts = level+1, parts+1
			depth = max(depth, level)
			if letter == '{' {
				objects++
			}
		case letter == '}', letter == ']':
			level--
		case letter == ',':
			parts++
		}
	}
	return depth, objects, parts
}

// refuseDeep refuses a JSON text that would take a reader deeper, or make it hold more, than anything that this program reads.
func refuseDeep(text []byte) error {
	switch depth, objects, parts := jsonBounds(text); {
	case depth > mostDepth:
		return formatError("its parts lie in one another more than %d deep: it was not made by a program that this one knows; leave it alone", mostDepth)
	case objects > mostJSONObjects, parts > mostJSONParts:
		return formatError("it has %d objects and %d parts, and at most %d and %d are read: simplify it first", objects, parts, mostJSONObjects, mostJSONParts)
	}
	return nil
}

// features reads a GeoJSON collection within bounds.
func features(text []byte) (*geojson.FeatureCollection, error) {
	if err := refuseDeep(text); err != nil {
		return nil, err
	}
	collection, err := geojson.UnmarshalFeatureCollection(text)
	if err != nil {
		return nil, formatError("this is not a GeoJSON collection of outlines: choose a FeatureCollection of polygons (%v)", err)
	}
	return collection, nil
}
