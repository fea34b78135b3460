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
	known     []string                        // what they are called too, and somebody else openly
	open      *spelled.Open                   // what stands openly
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
		a.open = spelled.NewOpen(frame)
		a.secrets = a.secretSources()
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
		find := finder(a.secrets)
		a.find = func(text string) []spelled.Hit { return a.open.Outside(text, find(text)) }
	}
}

// AlsoCalled has further names struck out that confidential sources had, but for what stands as a name in the dossier anyway. It is told before FindBy.
func (a *Redactor) AlsoCalled(names []string) {
	if !a.redaction.Confidential {
		return
	}
	for _, name := range names {
		a.secrets = append(a.secrets, a.secret(slices.Concat(spelled.Spellings(name), spelled.Addresses(name), a.open.Sites(name)))...)
	}
}

// secretSources lists what the confidential sources are called: not by what stands as a name in the dossier anyway, of which nothing could be told.
func (a *Redactor) secretSources() (secret []string) {
	for _, s := range a.frame.Sources {
		if s.Confidential {
			secret = append(secret, a.secret(slices.Concat(spelled.Spellings(s.Title, s.Publisher, s.Attribution), spelled.Addresses(s.Address), a.open.Sites(s.Address)))...)
		}
	}
	return secret
}

// secret gives those of some names that are struck out, and notes those that are not since they stand openly.
func (a *Redactor) secret(names []string) (secret []string) {
	for _, name := range names {
		switch {
		case !spelled.Worth(name):
		case a.open.Is(name):
			a.known = append(a.known, name)
		default:
			secret = append(secret, name)
		}
	}
	return secret
}

// Open gives what confidential sources are called that is, or is part of, what others are called openly, which stays as it is: whoever shares the file judges it.
func (a *Redactor) Open() []spelled.OpenName {
	if a.open == nil {
		return nil
	}
	return a.open.Standing(append(slices.Clone(a.secrets), a.known...))
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
