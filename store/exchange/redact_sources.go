package exchange

import (
	"slices"
	"strings"
	"unicode/utf8"

	"truceboard/store/ceasefire"
	"truceboard/store/spelled"
)

// sourceRemoved stands in the place of a confidential source's title, publisher or address in a text.
const sourceRemoved = "[source]"

// Redactor leaves out of incidents what a Redaction says, and counts what it left out by what is said there of confidential sources. It is not for several goroutines at once.
type Redactor struct {
	redaction Redaction
	frame     ceasefire.Frame
	secrets   []string                        // what confidential sources are called
	find      func(text string) []spelled.Hit // those of them that stand in a text; nil where none is to be found
	left      leftPositions                   // what may be a position, and was left
	done      map[string]string               // what became of short texts: names of places and of actors stand in row after row

	// Struck counts the texts out of which a confidential source was struck, Emptied the cells that were left out since they tell of one, or may.
	Struck, Emptied int
}

// For gives what redacts incidents of a dossier.
func (r Redaction) For(frame ceasefire.Frame) *Redactor {
	a := &Redactor{redaction: r, frame: frame, done: map[string]string{}, left: leftPositions{}}
	if r.Confidential {
		a.secrets = secretSources(frame)
		a.FindBy(func(names []string) func(string) []spelled.Hit {
			known := spelled.New(names)
			return func(text string) []spelled.Hit { return known.In(known.Fold(text)) }
		})
	}
	return a
}

// FindBy has what confidential sources are called found by something that knows more of names than how they are spelled.
func (a *Redactor) FindBy(finder func(names []string) func(text string) []spelled.Hit) {
	if len(a.secrets) > 0 {
		a.find = finder(a.secrets)
	}
}

// AlsoCalled has further names struck out that confidential sources had, but for what stands as a name in the dossier anyway. It is told before FindBy.
func (a *Redactor) AlsoCalled(names []string) {
	if !a.redaction.Confidential {
		return
	}
	folding, open := spelled.New(nil), openKeys(a.frame)
	for _, name := range names {
		for _, spelling := range append(spellings(name), addresses(name)...) {
			if spelled.Worth(spelling) && !open[string(folding.Key(spelling))] {
				a.secrets = append(a.secrets, spelling)
			}
		}
	}
}

// openKeys gives the open names, folded.
func openKeys(frame ceasefire.Frame) map[string]bool {
	folding, open := spelled.New(nil), map[string]bool{}
	for _, name := range openNames(frame) {
		open[string(folding.Key(name))] = true
	}
	return open
}

// secretSources lists what the confidential sources are called: not by what stands as a name in the dossier anyway, of which nothing could be told.
func secretSources(frame ceasefire.Frame) (secret []string) {
	folding, open := spelled.New(nil), openKeys(frame)
	for _, s := range frame.Sources {
		if !s.Confidential {
			continue
		}
		for _, name := range append(spellings(s.Title, s.Publisher, s.Attribution), addresses(s.Address)...) {
			if spelled.Worth(name) && !open[string(folding.Key(name))] {
				secret = append(secret, name)
			}
		}
	}
	return secret
}

// spellings gives names, and those of several words as they stand without an article that begins them, which a sentence often leaves out, and within a key or an address, where no space may stand.
func spellings(names ...string) (all []string) {
	for _, name := range names {
		words := strings.Fields(name)
		all = append(all, name)
		if len(words) > 2 && strings.EqualFold(words[0], "the") {
			words = words[1:]
			all = append(all, strings.Join(words, " "))
		}
		if len(words) < 2 {
			continue
		}
		for _, mark := range []string{"", "-", "_", "."} {
			all = append(all, strings.Join(words, mark))
		}
	}
	return all
}

// openNames lists what parties, areas, actors and sources that are not confidential are called.
func openNames(frame ceasefire.Frame) (open []string) {
	for _, p := range frame.Parties {
		open = append(open, p.Name, p.Short)
	}
	for _, a := range frame.Areas {
		open = append(open, a.Name, a.NameArabic)
	}
	for _, a := range frame.Actors {
		open = append(open, a.Name)
	}
	for _, s := range frame.Sources {
		if !s.Confidential {
			open = append(append(open, s.Title, s.Publisher, s.Attribution), addresses(s.Address)...)
		}
	}
	return open
}

// addresses gives an address on the web as it may be written: with what goes before its host or without, and without the stroke at its end.
func addresses(address string) []string {
	address = strings.TrimSpace(address)
	all := []string{address}
	for _, before := range []string{"https://", "http://", "www."} {
		if rest := strings.TrimSuffix(address, "/"); len(rest) > len(before) && strings.EqualFold(rest[:len(before)], before) {
			address = rest[len(before):]
			all = append(all, address)
		}
	}
	return append(all, strings.TrimSuffix(address, "/"))
}

// strike is without, and counts.
func (a *Redactor) strike(text string) string {
	now := a.without(text)
	if now != text {
		a.Struck++
	}
	return now
}

// without strikes what confidential sources are called out of a text, where they are left out.
func (a *Redactor) without(text string) string {
	if a.find == nil || text == "" {
		return text
	}
	now, known := a.done[text]
	if !known {
		now = spelled.Strike(text, a.find(text), sourceRemoved)
		if len(text) <= longestRemembered && len(a.done) < mostRemembered {
			a.done[text] = now
		}
	}
	return now
}

// How long texts are that are remembered, in bytes, and how many of them.
const longestRemembered, mostRemembered = 80, 20_000

// Of gives an incident without what is left out.
func (a *Redactor) Of(i ceasefire.Incident) ceasefire.Incident {
	if a.redaction.Confidential {
		i = a.withoutSources(i)
	}
	return a.redaction.of(i, a.frame)
}

// withoutSources leaves out what comes from confidential sources and what they are called. Of an incident that cites one, the cells that tell from whom a row is go too, whatever they say; of any, those that name one. Where
// anything went, the digest of its row goes with it, which what went could be told from by trying.
func (a *Redactor) withoutSources(i ceasefire.Incident) ceasefire.Incident {
	struck, emptied := a.Struck, a.Emptied
	cites := citesConfidential(i, a.frame)
	if cites {
		i.Citations = slices.DeleteFunc(slices.Clone(i.Citations), a.hides)
		i.ReportedBy = ""
	}
	key := i.Origin.Key
	i.Extra = slices.DeleteFunc(slices.Clone(i.Extra), func(c ceasefire.Column) bool { return a.names(c.Name) })
	i = eachText(i, a.strike, func(c ceasefire.Column) ceasefire.Column {
		if c.Value != "" && (cites && tellsOfSources(c.Name) || a.names(c.Value)) {
			a.Emptied++
			c.Value = ""
		}
		return c
	})
	i.Recorded.By = a.strike(i.Recorded.By)
	if !isIdentifier(key) && a.names(key) {
		i.Origin = ceasefire.Origin{Line: i.Origin.Line} // it is known again by its own ID
		a.Emptied++
	}
	if cites || a.Struck > struck || a.Emptied > emptied {
		i.Origin.Digest = ""
	}
	return i
}

// hides reports whether a citation is of a confidential source.
func (a *Redactor) hides(c ceasefire.Citation) bool {
	source, ok := a.frame.Source(c.Source)
	return ok && source.Confidential
}

// names reports whether a text names a confidential source.
func (a *Redactor) names(text string) bool {
	return a.find != nil && len(a.find(text)) > 0
}

// namesIn reports whether a file names a confidential source, as far as it is a text that is not too long to be looked through.
func (a *Redactor) namesIn(file []byte) bool {
	return len(file) <= mostSearched && utf8.Valid(file) && a.names(string(file))
}

// mostSearched is how long a file is that is looked through, in bytes: folding takes sixteen times as much.
const mostSearched = 1 << 20

// OpenColumns gives those of the names of kept columns that name no confidential source, where these are left out.
func (a *Redactor) OpenColumns(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), a.names)
}

// tellsOfSources reports whether a column that was kept says from whom a row is: one of a data set's own (UCDP GED Codebook, ACLED Codebook), or one whose name has a word for that. Where an incident rests on a confidential source,
// that may be it.
func tellsOfSources(column string) bool {
	name := strings.ToLower(strings.TrimSpace(column))
	return name == "notes" || slices.ContainsFunc(sourceWords(), func(word string) bool { return strings.Contains(name, word) })
}

// sourceWords are parts of words by which lists name the column that says from whom a row is, in the languages in which headings are known.
func sourceWords() []string {
	return strings.Fields("source src informant witness report contact provenance origin author publisher fuente informe testigo fonte quelle temoin témoin مصدر شاهد مراسل источник джерело очевид свидет")
}
