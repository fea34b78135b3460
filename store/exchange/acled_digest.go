package exchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// acledShared names the columns that every layout of ACLED has, by what they hold. The timestamp is not among them: it changes whenever ACLED issues a row anew, whether or not the row
// changed.
func (d *dateReader) acledShared() map[string]func(string) string {
	inter := func(text string) string {
		if code, known := acledInter(text); known {
			return strconv.Itoa(code)
		}
		return plainText(text)
	}
	shared := map[string]func(string) string{"inter1": inter, "inter2": inter, "event_date": func(text string) string {
		if date, ok := d.date(strings.TrimSpace(text)); ok {
			return date.from.String()
		}
		return plainText(text)
	}}
	word := func(text string) string { return strings.ToLower(plainText(text)) }
	for _, kind := range []struct {
		names string
		plain func(string) string
	}{
		{"year time_precision geo_precision latitude longitude fatalities", plainNumber},
		{"event_type sub_event_type", word},
		{"event_id_cnty actor1 assoc_actor_1 actor2 assoc_actor_2 region country admin1 admin2 admin3 location source source_scale notes", plainText},
	} {
		for _, name := range strings.Fields(kind.names) {
			shared[name] = kind.plain
		}
	}
	return shared
}

// acledMeant gives the columns of a header that a row's digest is made of, in the order of their names.
func (d *dateReader) acledMeant(names []string) []meaning {
	var meant []meaning
	shared := d.acledShared()
	for i, name := range names {
		if plain, ok := shared[name]; ok {
			meant = append(meant, meaning{name, i, withoutNA(plain)})
		}
	}
	slices.SortFunc(meant, func(a, b meaning) int { return cmp.Compare(a.name, b.name) })
	return meant
}

// withoutNA reads NA, which older files have for nothing, as nothing.
func withoutNA(plain func(string) string) func(string) string {
	return func(text string) string {
		if strings.TrimSpace(text) == "NA" {
			return ""
		}
		return plain(text)
	}
}
