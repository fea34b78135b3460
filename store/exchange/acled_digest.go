package exchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// acledShared names the columns that every layout of ACLED has, by what they hold. The timestamp is not among them: it changes whenever ACLED
// issues a row anew, whether or not the row changed.
func (d *dateReader) acledShared() map[string]func(string) string {
	inter := func(text string) string {
		if code, known := acledInter(text); known {
			return strconv.Itoa(code)
		}
		return plainText(text)
	}
	shared := map[string]func(string) string{"inter1": remembered(inter), "inter2": remembered(inter), "event_date": remembered(func(text string) string {
		if date, ok := d.date(strings.TrimSpace(text)); ok {
			return date.from.String()
		}
		return plainText(text)
	})}
	word := remembered(func(text string) string { return strings.ToLower(plainText(text)) })
	for _, kind := range []struct {
		names string
		plain func(string) string
	}{
		{"year time_precision geo_precision latitude longitude", plainNumber},
		{"fatalities", plainCount},
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

// remembered keeps what was made of each of the few texts that a column repeats.
func remembered(plain func(string) string) func(string) string {
	made := map[string]string{}
	return func(text string) string {
		known, met := made[text]
		if met {
			return known
		}
		known = plain(text)
		if len(made) < mostDates {
			made[strings.Clone(text)] = known
		}
		return known
	}
}

// withoutNA reads NA, which older files have for nothing, as nothing.
func withoutNA(plain func(string) string) func(string) string {
	return func(text string) string {
		if len(text) < 8 && strings.TrimSpace(text) == "NA" {
			return ""
		}
		return plain(text)
	}
}
