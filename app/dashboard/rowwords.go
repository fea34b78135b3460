package dashboard

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// rowWords puts the rows of a listing into words, in the dossier's zone, as they stood at an instant; the zero instant is after all.
type rowWords struct {
	zone *time.Location
	at   time.Time
}

func (w rowWords) rows(rows []store.Row) []widgets.TableRow {
	words := make([]widgets.TableRow, len(rows))
	for i, r := range rows {
		words[i] = w.row(r)
	}
	return words
}

func (w rowWords) row(r store.Row) widgets.TableRow {
	best, spread := deathsWords(r.Deaths)
	return widgets.TableRow{
		Key: r.Key, When: r.When.FormatAsOf(w.at, w.zone), Where: placeWords(r.Place, r.Area), What: r.Type.Name(),
		Who: sidesWords(cmp.Or(r.PartyA, r.ActorA), cmp.Or(r.PartyB, r.ActorB)), Dead: best, Spread: spread,
		Scope: r.Scope, Severity: r.Severity, More: w.more(r),
	}
}

// more puts into words what the columns say that are not shown at first.
func (w rowWords) more(r store.Row) map[widgets.TableColumn]string {
	injured := ""
	if r.Injured.Best.Known || r.Injured.Low.Known || r.Injured.High.Known {
		best, spread := deathsWords(r.Injured)
		injured = strings.TrimSpace(best + " " + spread)
	}
	return map[widgets.TableColumn]string{
		widgets.ColumnArea: r.Area, widgets.ColumnDistrict: r.District, widgets.ColumnTitle: r.Title, widgets.ColumnInjured: injured,
		widgets.ColumnVerification: string(r.Verification), widgets.ColumnScopeWhy: r.ScopeWhy, widgets.ColumnReportedBy: r.ReportedBy,
		widgets.ColumnDataset: ceasefire.DatasetName(r.Dataset), widgets.ColumnRecordedBy: r.Recorded.By,
		widgets.ColumnRecordedAt: ceasefire.FormatInstant(r.Recorded.At, ceasefire.PrecisionMinute, w.zone),
	}
}

// deathsWords gives the best estimate, "?" where it is unknown, and the low and high where they differ from it.
func deathsWords(d ceasefire.Estimate) (best, spread string) {
	best = numberWords(d.Best)
	if d.Low.Known && d.High.Known && (d.Low != d.Best || d.High != d.Best) {
		spread = strconv.Itoa(d.Low.N) + "–" + strconv.Itoa(d.High.N)
	}
	return best, spread
}

func numberWords(c ceasefire.Count) string {
	if !c.Known {
		return "?"
	}
	return strconv.Itoa(c.N)
}

func placeWords(place, area string) string {
	if place == "" || area == "" || place == area {
		return cmp.Or(place, area, "place unknown")
	}
	return place + ", " + area
}

func sidesWords(a, b string) string {
	if b == "" {
		return cmp.Or(a, "unknown")
	}
	return became(cmp.Or(a, "unknown"), b)
}

// became writes one thing, an arrow, and another: neither turns the arrow round, which points from the first to the second.
func became(one, other string) string { return widgets.Aside(one) + " → " + widgets.Aside(other) }

// sortKey gives the store's order for a column of the table.
func sortKey(c widgets.TableColumn) store.SortKey {
	keys := map[widgets.TableColumn]store.SortKey{
		widgets.ColumnWhen: store.SortWhen, widgets.ColumnWhere: store.SortPlace, widgets.ColumnWhat: store.SortType,
		widgets.ColumnWho: store.SortActor, widgets.ColumnDead: store.SortDeaths, widgets.ColumnScope: store.SortScope,
		widgets.ColumnSeverity: store.SortSeverity, widgets.ColumnArea: store.SortArea, widgets.ColumnDistrict: store.SortDistrict,
		widgets.ColumnTitle: store.SortTitle, widgets.ColumnInjured: store.SortInjured, widgets.ColumnVerification: store.SortVerified,
		widgets.ColumnReportedBy: store.SortReporter, widgets.ColumnDataset: store.SortDataset, widgets.ColumnRecordedBy: store.SortRecorder,
		widgets.ColumnRecordedAt: store.SortRecorded, widgets.ColumnScopeWhy: store.SortScopeWhy,
	}
	return keys[c]
}
