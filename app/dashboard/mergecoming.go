package dashboard

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// mergeComing shows what another copy would bring: how much of each kind, and each record with who recorded it there and when.
type mergeComing struct {
	content *fyne.Container
	counts  *widgets.RowList
	list    *widgets.RowList
	total   int // of what comes in, of every kind
}

func newMergeComing(escape func()) *mergeComing {
	number := widgets.LedgerColumn{Width: 58, Role: widgets.RoleFigure, Alignment: fyne.TextAlignTrailing}
	share, brief := widgets.LedgerColumn{Role: widgets.RoleBody}, widgets.LedgerColumn{Width: 62, Role: widgets.RoleCaption}
	c := &mergeComing{}
	c.counts = widgets.NewRowList([]widgets.LedgerColumn{share, number, number, number}, "Kind", "Added", "Changed", "Removed")
	c.list = widgets.NewRowList([]widgets.LedgerColumn{brief, share, {Width: 96, Role: widgets.RoleCaption}, {Width: 128, Role: widgets.RoleCaption}},
		"", "Record", "By", "When")
	c.counts.OnEscape, c.list.OnEscape = escape, escape
	c.content = container.New(columns{0.34, 0.66}, c.counts, c.list)
	return c
}

// show lists what a dry run said.
func (c *mergeComing) show(result store.MergeResult, zone *time.Location) {
	var counts, rows [][]string
	c.total = 0
	for _, n := range result.Counts {
		c.total += n.Added + n.Changed + n.Removed
		counts = append(counts, []string{kindName(n.Record), figure(n.Added), figure(n.Changed), figure(n.Removed)})
	}
	for _, r := range result.Coming {
		rows = append(rows, []string{r.What, kindName(r.Record) + ": " + oneLine(r.Name), r.By.By, stampWhen(r.By, zone)})
	}
	c.counts.SetRows(counts)
	c.list.SetRows(rows)
}

// figure gives a number for a table, nothing for none.
func figure(n int) string {
	if n == 0 {
		return ""
	}
	return grouped(n)
}

// oneLine gives a text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// stampWhen says when something was recorded, nothing where that is not known.
func stampWhen(s ceasefire.Stamp, zone *time.Location) string {
	if s.At.IsZero() {
		return ""
	}
	return ceasefire.FormatInstant(s.At, ceasefire.PrecisionMinute, zone)
}

// standingWords says how two copies stand to one another, and what is left to decide.
func standingWords(name string, r store.MergeResult, open int, zone *time.Location) string {
	if r.Nothing() {
		return name + " has nothing that this dossier does not have: there is nothing to merge."
	}
	words := "The copies parted on " + ceasefire.FormatInstant(r.Parted, ceasefire.PrecisionMinute, zone) + ". Since then " + counted(r.OursSince, "change", "changes") +
		" here, " + grouped(r.TheirsSince) + " there."
	if r.Restored > 0 {
		words += " " + counted(r.Restored, "record was", "records were") + " lost or damaged here, and come back from it."
	}
	words += leftOutWords(r)
	switch decided := conflictFields(r); {
	case open > 0:
		words += " " + counted(open, "thing", "things") + " both changed differently: decide before merging. Nothing is written until then."
	case decided > 0:
		words += " All that both changed differently is decided."
	default:
		words += " Nothing was changed differently in both."
	}
	return words
}

// conflictFields counts what both changed differently.
func conflictFields(r store.MergeResult) (n int) {
	for _, c := range r.Conflicts {
		n += len(c.Fields)
	}
	return n
}

// mergedWords says what a merge did, and how what both had changed was decided.
func mergedWords(name string, r store.MergeResult) string {
	var added, changed, removed int
	for _, n := range r.Counts {
		added, changed, removed = added+n.Added, changed+n.Changed, removed+n.Removed
	}
	words := "Merged " + name + ": " + counted(added, "record", "records") + " added, " + grouped(changed) + " changed, " + grouped(removed) + " removed."
	if r.Restored > 0 {
		words += " " + counted(r.Restored, "record that was", "records that were") + " lost or damaged here came back from it."
	}
	words += leftOutWords(r)
	for _, k := range r.Renamed {
		words += fmt.Sprintf(" The %s %q is called %q now, since another has its name.", strings.ReplaceAll(k.Record, "_", " "), k.Was, k.Name)
	}
	var ours, theirs int
	for _, c := range r.Conflicts {
		for _, f := range c.Fields {
			if f.Decided == store.Theirs {
				theirs++
			} else {
				ours++
			}
		}
	}
	if ours+theirs > 0 {
		words += " Of what both had changed, " + grouped(ours) + " kept as here and " + grouped(theirs) + " taken from there."
	}
	return words
}

// leftOutWords says what does not come, since nobody entered it there; nothing where there is nothing of that.
func leftOutWords(r store.MergeResult) string {
	if len(r.LeftOut) == 0 {
		return ""
	}
	return " " + counted(len(r.LeftOut), "record that another program added to it does", "records that another program added to it do") + " not come with it."
}
