package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// How many rows of a table are compared with what the dossier has under their identifiers: its first, and after them one of every so many of a part that is bounded.
const (
	firstCompared = 200
	everyNth      = 100
	mostRead      = 100_000
	mostShared    = 400 // rows with an identifier that the dossier has, of one data set
)

// settleDataset finds which data set the rows of a table belong to, so that a list is known again by its own identifiers however its columns stand and whatever its file is called: the one that the mapping or the file
// itself names; else one that the dossier has, under whose identifiers it says the same days and places; else a new one, called as the file is. Where identifiers are shared and the rows say something else, it is another list, and
// that is said.
func settleDataset(ctx context.Context, d *store.Dossier, file *exchange.DataFile, frame ceasefire.Frame, reading exchange.Reading) (exchange.Reading, error) {
	if reading.Format != exchange.FormatCSV {
		return reading, nil
	}
	here, err := tables(ctx, d)
	if err != nil {
		return reading, err
	}
	reading.Datasets = here
	if reading.Mapping.Dataset != "" || reading.DatasetTold || len(here) == 0 || len(reading.Doubts) > 0 || len(reading.Problems(frame)) > 0 {
		return reading, nil
	}
	known, err := compare(ctx, d, file, frame, reading)
	if err != nil {
		return reading, err
	}
	var note string
	reading.Dataset, note = known.choose(reading, here)
	for _, note := range []string{note, known.bareWords(reading)} {
		if note != "" {
			reading.Notes = append(slices.Clone(reading.Notes), note)
		}
	}
	return reading, nil
}

// tables lists the data sets of a dossier that are lists of somebody's own.
func tables(ctx context.Context, d *store.Dossier) ([]string, error) {
	all, err := d.Datasets(ctx)
	return slices.DeleteFunc(all, func(name string) bool {
		return name == string(exchange.FormatGED) || name == string(exchange.FormatACLED) || name == ceasefire.OwnDataset
	}), err
}

// shared counts the rows of a table whose identifiers a data set has, and those of them that say the same there: near are those that say some of it. bare are those of the first rows that say the same as one that is there without an
// identifier.
type shared struct {
	name                   string
	met, agree, near, bare int
}

// comparison is how a table's rows compare with each data set of the dossier.
type comparison struct {
	sets  []shared
	read  int
	named int // of the first rows, those that have an identifier
}

// compare reads rows of a table until it is clear to which data set they belong, or a bounded part of it was seen.
func compare(ctx context.Context, d *store.Dossier, file *exchange.DataFile, frame ceasefire.Frame, reading exchange.Reading) (comparison, error) {
	c := comparison{}
	for _, name := range reading.Datasets {
		c.sets = append(c.sets, shared{name: name})
	}
	zone := frame.Agreement.Location()
	alike := alikeOf(d, reading, frame)
	rows := reading.Open(file, frame)
	rows.Placed = (&knownPlaces{dossier: d, frame: frame}).placed
	for row, err := range rows.All(ctx) {
		if c.read++; c.read > mostRead || c.read > firstCompared && c.clear() {
			break
		}
		if err != nil || !row.ID.IsZero() || c.read > firstCompared && c.read%everyNth > 0 {
			continue // one that cannot be read is told of when the rows are imported, and one of this program's own is known by its ID
		}
		first := c.read <= firstCompared && !row.Origin.KeyIsDigest()
		if first {
			c.named++
		}
		for n := range c.sets {
			if first {
				if err := c.sets[n].lookBare(ctx, row, alike); err != nil {
					return c, err
				}
			}
			if c.sets[n].met >= mostShared {
				continue
			}
			if err := c.sets[n].look(ctx, d, row, alike, func(was ceasefire.Incident) (bool, bool) { return saysSame(was, row, reading, zone) }); err != nil {
				return c, err
			}
		}
	}
	return c, ctx.Err()
}

// look compares a row with what a data set has under its identifier, or, where it has none, with what is there of its own content.
func (s *shared) look(ctx context.Context, d *store.Dossier, row ceasefire.Incident, alike alike, same func(ceasefire.Incident) (bool, bool)) error {
	row.Origin.Dataset = s.name
	id, err := d.IncidentOf(ctx, s.name, row.Origin.Key)
	var none *store.NotFoundError
	if errors.As(err, &none) {
		if !row.Origin.KeyIsDigest() {
			return nil
		}
		key, err := alike.key(ctx, row, takenByNone)
		if err == nil && key != row.Origin.Key {
			s.met, s.agree = s.met+1, s.agree+1
		}
		return err
	}
	if err != nil {
		return err
	}
	was, err := d.Incident(ctx, id)
	if err != nil {
		return err
	}
	s.met++
	switch agrees, near := same(was); {
	case agrees:
		s.agree++
	case near:
		s.near++
	}
	return nil
}

// lookBare looks whether a row that has an identifier is there without one.
func (s *shared) lookBare(ctx context.Context, row ceasefire.Incident, alike alike) error {
	row.Origin.Dataset = s.name
	key, err := alike.key(ctx, row, takenByNone)
	if err == nil && key != row.Origin.Key {
		s.bare++
	}
	return err
}

// bareWords warns of a list that is here without its identifiers, and would be added again with them.
func (c comparison) bareWords(reading exchange.Reading) string {
	for _, s := range c.sets {
		if s.bare == 0 || s.bare*2 < c.named {
			continue
		}
		column := reading.Mapping.FieldColumn(exchange.FieldID)
		return fmt.Sprintf("Of the first %d rows with an identifier %d say what is here in the list “%s” without one: by their identifiers all would be added again. To have them known by what they say, read the column “%s” into no field; or undo the import of that list first.",
			c.named, s.bare, ceasefire.DatasetName(s.name), column)
	}
	return ""
}

// saysSame reports whether a row and an incident say the same day and place, or nearly: one of the two is another, while the words are the same. near tells that one of the two is the same.
func saysSame(was, row ceasefire.Incident, reading exchange.Reading, zone *time.Location) (agrees, near bool) {
	day := was.When.From.Equal(row.When.From) || ceasefire.DayOf(was.When.From, zone) == ceasefire.DayOf(row.When.From, zone)
	places := reading.Mapping.FieldColumn(exchange.FieldPlace) != "" || row.Place.HasPoint
	place := plainly(was.Place.Name) == plainly(row.Place.Name) && row.Place.Name != "" || row.Place.HasPoint && was.Place.Point == row.Place.Point
	words := row.Text != "" && plainly(was.Text) == plainly(row.Text) || reading.Mapping.FieldColumn(exchange.FieldTitle) != "" && row.Title != "" && plainly(was.Title) == plainly(row.Title)
	if !places { // what else it says has to do
		place = words || row.SideA.Actor != "" && row.SideA.Actor == was.SideA.Actor && row.Type == was.Type
	}
	return day && place || (day || place) && words, day || place
}

func plainly(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// best gives the data set with most rows that agree, and of those with as many the one with most identifiers in common.
func (c comparison) best() (best shared) {
	for _, s := range c.sets {
		if s.agree > best.agree || s.agree == best.agree && s.met > best.met {
			best = s
		}
	}
	return best
}

// clear reports whether enough was seen to tell.
func (c comparison) clear() bool {
	best := c.best()
	return best.agree >= firstCompared/10 && best.agree*2 >= best.met || best.met >= mostShared
}

// few is up to how many rows are too few to tell another list from one that was corrected.
const few = 2

// choose gives the data set that a table belongs to, and a note where whoever imports should know why.
func (c comparison) choose(reading exchange.Reading, here []string) (dataset, note string) {
	best := c.best()
	name := ceasefire.DatasetName(best.name)
	says := fmt.Sprintf("of its identifiers %d %s here in the list “%s”", best.met, map[bool]string{true: "is", false: "are"}[best.met == 1], name)
	switch {
	case best.met == 0:
		return continued(reading, here), ""
	case best.agree*2 >= best.met && (strings.EqualFold(best.name, reading.Dataset) || best.name == reading.HashedDataset()):
		return best.name, ""
	case best.agree*2 >= best.met:
		return best.name, fmt.Sprintf("This is taken for the list “%s”, which is here: of the rows that were looked at (%d) it has %d. If it is another list, name another data set (--dataset NAME).", name, c.read, best.met)
	case best.agree*4 >= best.met, best.met <= few && best.near > 0:
		return best.name, fmt.Sprintf("It is not sure whether this is that list: %s, and of those rows %s the same day and place. It is taken for it; for another, name another data set (--dataset NAME).",
			says, saysWords(best.agree))
	}
	other := another(reading.Dataset, here)
	return other, fmt.Sprintf("This is taken for another list, “%s”: %s, where %s the same day and place. If it is that list all the same, say so (--dataset %s).", other, says, saysWords(best.agree), quoted(best.name))
}

func saysWords(n int) string {
	switch n {
	case 0:
		return "none says"
	case 1:
		return "1 says"
	}
	return fmt.Sprintf("%d say", n)
}

// quoted gives a name as it is written on a command line.
func quoted(name string) string {
	if strings.ContainsAny(name, " '\"()&;") {
		return fmt.Sprintf("%q", name)
	}
	return name
}

// continued gives the data set of a table none of whose identifiers is here: one that had the same columns in earlier versions, one that is called as its file is, or a new one.
func continued(reading exchange.Reading, here []string) string {
	for _, name := range []string{reading.HashedDataset(), reading.Dataset} {
		if n := slices.IndexFunc(here, func(other string) bool { return strings.EqualFold(other, name) }); n >= 0 {
			return here[n]
		}
	}
	return reading.Dataset
}

// another gives a name that no data set has.
func another(name string, here []string) string {
	free := name
	for n := 2; slices.ContainsFunc(here, func(other string) bool { return strings.EqualFold(other, free) }); n++ {
		free = fmt.Sprintf("%s %d", name, n)
	}
	return free
}
