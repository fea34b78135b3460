package dashboard

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// tallyInputs are the fields of a published count.
type tallyInputs struct {
	form                 *formBody
	counted, accused     *formEntry
	metric, basis, total *formEntry
	window, breakdown    *formEntry
	party, source        *choice
	from, until, asOf    *widgets.InstantEntry
	precision            *pick
	words                *widgets.Prose
	frame                ceasefire.Frame
	was                  ceasefire.Tally
}

func newTallySection(leave func()) section {
	in := &tallyInputs{form: newFormBody(leave)}
	in.lay()
	in.form.live = in.heed
	return &records[ceasefire.Tally]{
		key:  func(r ceasefire.Tally) string { return r.ID.String() },
		word: "Tallies", single: "tally", field: "tallies", right: 64,
		how:   manner{note: "What others published; never merged with the log."},
		list:  func(f *ceasefire.Frame) *[]ceasefire.Tally { return &f.Tallies },
		same:  func(a, b ceasefire.Tally) bool { return a.ID == b.ID },
		named: func(t ceasefire.Tally) string { return t.CountedBy + ", " + t.Metric },
		line:  tallyLine, fill: in.fill, take: in.take, form: in.form,
		cursor: func() fyne.Focusable { return in.counted },
		repeat: func(t ceasefire.Tally) ceasefire.Tally {
			return ceasefire.Tally{CountedBy: t.CountedBy, Accused: t.Accused, Party: t.Party, Metric: t.Metric, Basis: t.Basis, Source: t.Source, Precision: t.Precision}
		},
	}
}

// lay puts the fields one beneath the other.
func (in *tallyInputs) lay() {
	f := in.form
	in.counted, in.metric, in.accused = f.entry("Such as a monitoring mission"), f.entry("Such as violations"), f.entry("As they put it")
	in.window, in.basis = f.entry("As they put it: the first week"), f.entry("How it was counted")
	in.total, in.breakdown = f.entry("Empty: unknown"), f.lines("Such as: Aleppo 20; Hama 8")
	in.party, in.source = f.choice(), f.choice()
	in.from, in.until, in.asOf = f.instant(), f.instant(), f.instant()
	var names []string
	for _, p := range ceasefire.Precisions() {
		names = append(names, "to the "+p.String())
	}
	in.precision = f.pick(names)
	f.add(f.field("counted_by", "Counted by", in.counted))
	f.add(f.field("metric", "What was counted", in.metric))
	f.add(f.field("accused", "Whom they accused", in.accused), f.field("party", "Which party that is", in.party))
	f.add(f.field("window", "Window, in words", in.window))
	f.add(f.field("from", "From", in.from), f.field("until", "Until", in.until))
	f.add(f.field("as_of", "Published", in.asOf), f.field("precision", "Known", in.precision))
	f.add(f.field("total", "Total", in.total), f.field("basis", "Basis", in.basis))
	f.add(f.field("breakdown", "Breakdown, as published", in.breakdown))
	in.words = f.remark()
	f.add(f.field("source", "Source", in.source))
	f.binds("as_of", "precision")
}

// tallyLine lists who counted what, over which window, and says where the parts do not add up.
func tallyLine(shot *Snapshot, t ceasefire.Tally) widgets.LedgerRow {
	total := "unknown"
	if t.Total.Known {
		total = strconv.Itoa(t.Total.N)
	}
	row := widgets.LedgerRow{Cells: []string{t.CountedBy, total}, Under: t.Metric + " · " + tallyWindow(t, shot.Zone)}
	if wrong := ceasefire.TallyMismatch(t.Total, shot.Whole.TallyParts(t)); wrong != "" {
		row.Warn = "! " + wrong
	}
	return row
}

// tallyWindow gives a tally's window in words, else by its ends.
func tallyWindow(t ceasefire.Tally, zone *time.Location) string {
	if t.Window != "" {
		return t.Window
	}
	from := ceasefire.FormatInstant(t.From, ceasefire.PrecisionDay, zone)
	until := ceasefire.FormatInstant(t.Until, ceasefire.PrecisionDay, zone)
	switch {
	case from == "" && until == "":
		return "published " + ceasefire.FormatInstant(t.AsOf, t.Precision, zone)
	case from == "":
		return "until " + until
	case until == "":
		return "from " + from
	}
	return from + " to " + until
}

func (in *tallyInputs) fill(frame ceasefire.Frame, zone *time.Location, t ceasefire.Tally) {
	in.frame, in.was = frame, t
	for entry, text := range map[*formEntry]string{
		in.counted: t.CountedBy, in.metric: t.Metric, in.accused: t.Accused, in.window: t.Window, in.basis: t.Basis, in.breakdown: t.Breakdown,
	} {
		entry.SetText(text)
	}
	in.total.SetText("")
	if t.Total.Known {
		in.total.SetText(strconv.Itoa(t.Total.N))
	}
	setInstant(in.from, t.From, zone)
	setInstant(in.until, t.Until, zone)
	precision := ceasefire.PrecisionDay
	if t.Precision != 0 {
		precision = t.Precision
	}
	setInstant(in.asOf, t.AsOf, zone)
	if !precision.HasTime() {
		setDay(in.asOf, t.AsOf, zone)
	}
	in.precision.SetSelectedIndex(placeOf(ceasefire.Precisions(), precision))
	ids, names := partyIDs(frame)
	in.party.offer("none", ids, names, t.Party)
	ids, names = sourceChoices(frame)
	in.source.offer("none", ids, names, t.Source)
}

// heed says how the breakdown is read, and warns where it does not add up to the total.
func (in *tallyInputs) heed() {
	t, problems := in.take(in.was)
	if len(problems) > 0 {
		return
	}
	parts := in.frame.TallyParts(t)
	wrong := ceasefire.TallyMismatch(t.Total, parts)
	if wrong != "" {
		wrong = "The " + wrong + "."
	}
	in.form.warn("breakdown", wrong)
	var words []string
	for _, p := range parts {
		name := p.Name
		if party, ok := in.frame.Party(p.Party); ok && party.Short != name {
			name += " (" + party.Short + ")"
		}
		words = append(words, name+" "+strconv.Itoa(p.N))
	}
	switch {
	case len(parts) > 0:
		in.words.SetText("→ read as " + strings.Join(words, ", "))
	case t.Breakdown != "":
		in.words.SetText("→ kept as text: it is no list of numbers such as “Aleppo 20; Hama 8”")
	default:
		in.words.SetText("")
	}
	in.words.Hidden = in.words.Text == ""
}

func (in *tallyInputs) take(t ceasefire.Tally) (ceasefire.Tally, []ceasefire.Problem) {
	var problems []ceasefire.Problem
	t.CountedBy, t.Metric, t.Accused, t.Window = typed(in.counted), typed(in.metric), typed(in.accused), typed(in.window)
	t.Basis, t.Breakdown, t.Party, t.Source = typed(in.basis), typed(in.breakdown), in.party.chosen(), in.source.chosen()
	t.From = in.form.readInstant("from", in.from, &problems)
	t.Until = in.form.readInstant("until", in.until, &problems)
	t.AsOf = in.form.readInstant("as_of", in.asOf, &problems)
	t.Precision = ceasefire.Precisions()[max(in.precision.SelectedIndex(), 0)]
	if _, err := ceasefire.ParseDay(strings.TrimSpace(in.asOf.Text())); err == nil {
		t.Precision = max(t.Precision, ceasefire.PrecisionDay) // a day that was given without a time is known no closer
	}
	t.Total = readNumber("total", typed(in.total), &problems)
	return t, problems
}
