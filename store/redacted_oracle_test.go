package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
	"truceboard/store/spelled"
)

// slowly redacts a file as was done before incidents were gone over once: statement after statement, a column at a time.
func slowly(ctx context.Context, path string, o RedactedOptions) (report RedactedReport, err error) {
	copied := &Dossier{path: path, who: "Redacted", now: fixedNow, writer: connect(path, accessExport)}
	defer func() { err = errors.Join(err, copied.Close()) }()
	err = copied.write(ctx, func(c *change) error {
		r := &redactor{change: c, o: o, report: &report}
		for _, step := range []func() error{r.layTriggersAside, r.readSecrets, r.register, r.registerSlow, r.dropPast, r.slowPeople, r.dropConfidential, r.strikeAll, r.slowIncidents, r.unplace, r.slowPlaces, r.coarsenFilters, r.putTriggersBack, r.beginTrail} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	return report, err
}

func (r *redactor) registerSlow() error {
	return r.conn.Raw(func(raw any) error {
		return raw.(tellingConn).RegisterFunc("coarsely", func(lat, lon float64, precision, which int64) float64 {
			coarseLat, coarseLon, coarsePrecision := r.o.Coarse(lat, lon, precision)
			return [...]float64{coarseLat, coarseLon, float64(coarsePrecision)}[which]
		}, true)
	})
}

func (r *redactor) slowPeople() error {
	if r.o.KeepPeople {
		return nil
	}
	return r.run("people", "UPDATE incident SET reported_by = ''")
}

func (r *redactor) slowIncidents() error {
	for _, name := range append(texted(), "recorded_by") {
		function := "strike"
		if name == "recorded_by" {
			function = "analyst"
		}
		done, err := r.tx.ExecContext(r.ctx, fmt.Sprintf("UPDATE incident SET %[1]s = %[2]s(%[1]s) WHERE %[1]s <> '' AND %[1]s <> %[2]s(%[1]s)", name, function))
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err == nil && function == "strike" {
			r.report.Struck += int(n)
		}
	}
	return r.run("keys", "UPDATE incident SET dataset = '', dataset_key = '', dataset_digest = '' WHERE dataset <> '' AND (strike(dataset) <> dataset OR strike(dataset_key) <> dataset_key)")
}

func texted() []string {
	return strings.Fields("title text place district actor_a actor_b reported_by scope_why")
}

func (r *redactor) slowPlaces() error {
	var statements []string
	if r.o.Unplace != nil {
		for _, column := range texted() {
			statements = append(statements, fmt.Sprintf("UPDATE incident SET %[1]s = unplaced(%[1]s, lat, lon) WHERE lat IS NOT NULL AND %[1]s GLOB '*[0-9٠-٩۰-۹]*'", column))
		}
	}
	if r.o.Coarse != nil {
		statements = append(statements, `UPDATE incident SET lat = coarsely(lat, lon, place_precision, 0), lon = coarsely(lat, lon, place_precision, 1),
			place_precision = CAST(coarsely(lat, lon, place_precision, 2) AS INTEGER), dataset_digest = '' WHERE lat IS NOT NULL`)
	}
	return r.run("places", statements...)
}

// rowsOf gives every row of every table and of the search index's words, as text.
func rowsOf(t *testing.T, path string) (all []string) {
	db := connect(path, accessImmutable)
	defer db.Close()
	ctx := context.Background()
	tables, err := collect(ctx, db, scanText, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('incident_text_stat')")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		columns, err := collect(ctx, db, scanText, "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('"+table+"')")
		if err != nil || len(columns) == 0 {
			t.Fatal(table, err)
		}
		rows, err := collect(ctx, db, scanText, "SELECT "+strings.Join(columns, " || ',' || ")+" FROM "+table)
		if err != nil {
			t.Fatal(table, err)
		}
		for _, row := range rows {
			all = append(all, table+": "+row)
		}
	}
	return all
}

// drawnForSharing has names, numbers and positions in its texts, or nothing.
func drawnForSharing(r *rapid.T, n int) (ceasefire.Incident, []Report) {
	text := func(label string) string {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"Rania Qasim", "RANIA  qasim", "Colonel Mustard", "Ali", "Alicante", "٣٦٫٢٥", "36.25", "at", "12", "۱۲", "", "مُحَمَّد", "[removed]", "Peacock", "a.b@example.org", `["Ali"]`, "\n"}), 0, 4).Draw(r, label)
		return strings.Join(parts, rapid.SampledFrom([]string{" ", "", ", "}).Draw(r, "between"))
	}
	i := testIncident()
	i.Title, i.Text, i.Place.Name, i.Place.District = "x"+text("title"), text("text"), text("place"), text("district")
	i.ReportedBy = rapid.SampledFrom([]string{"", "Rania Qasim", "Ali", "Émile Zed"}).Draw(r, "reporter")
	i.Place.HasPoint = rapid.Bool().Draw(r, "point")
	if !i.Place.HasPoint {
		i.Place.Point, i.Place.Precision = ceasefire.Point{}, 0
	}
	if rapid.Bool().Draw(r, "imported") {
		i.Origin = ceasefire.Origin{Dataset: rapid.SampledFrom([]string{"GED", "list of Rania Qasim"}).Draw(r, "dataset"), Key: fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"", "Rania Qasim "}).Draw(r, "key"), n), Digest: "d"}
	}
	var reports []Report
	if rapid.Bool().Draw(r, "confidential") {
		reports = append(reports, Report{Source: ceasefire.Source{ID: testID(91), Title: "Colonel Mustard", Confidential: true}, Locator: text("whispered")})
	}
	if rapid.Bool().Draw(r, "cited") {
		wire := ceasefire.Source{ID: testID(90), Title: "Wire"}
		reports = append(reports, Report{Source: wire, Locator: "p " + text("locator")}, Report{Source: wire, Locator: "q " + text("another")})
	}
	return i, reports
}

// sharing is a dossier that is shared, and how.
type sharing struct {
	incidents []ceasefire.Incident
	reports   [][]Report
	deleted   []bool
	o         RedactedOptions
}

func drawnSharing(r *rapid.T) (s sharing) {
	for n := range rapid.IntRange(6, 12).Draw(r, "incidents") {
		i, reports := drawnForSharing(r, n)
		s.incidents, s.reports, s.deleted = append(s.incidents, i), append(s.reports, reports), append(s.deleted, rapid.IntRange(0, 5).Draw(r, "deleted") == 0)
	}
	s.o = RedactedOptions{Names: []string{"Peacock"}, KeepConfidential: rapid.Bool().Draw(r, "sources stay"), KeepPeople: rapid.Bool().Draw(r, "people stay")}
	if rapid.Bool().Draw(r, "contacts") {
		s.o.Strike = func(text string) string { return strings.ReplaceAll(text, "@", "") }
	}
	if rapid.Bool().Draw(r, "coarse") {
		s.o.Coarse = func(lat, lon float64, p int64) (float64, float64, int64) { return lat - 0.05, lon + 0.07, max(p, 3) }
		s.o.Unplace = func(text string, lat, _ float64) string {
			return strings.NewReplacer(fmt.Sprint(lat), "[position removed]", "٣٦٫٢٥", "[position removed]").Replace(text)
		}
	}
	return s
}

// recorded gives the path of a dossier with what is to be shared.
func (s sharing) recorded(t *testing.T) string {
	d, ctx := testDossier(t), context.Background()
	for n, i := range s.incidents {
		saved, err := d.AddIncident(ctx, i, s.reports[n]...)
		if err == nil && s.deleted[n] {
			err = d.DeleteIncident(ctx, saved.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return d.Path()
}

// Incidents that are gone over once are redacted as by going over them column by column, in every row of every table, and as much is counted as struck out. A dossier takes too long to be made for the hundred cases of a property.
func TestIncidentsThatAreGoneOverOnceAreRedactedAsColumnByColumn(t *testing.T) {
	ctx, struck := context.Background(), 0
	for seed := range 8 {
		s := rapid.Custom(drawnSharing).Example(seed)
		path, folder := s.recorded(t), t.TempDir()
		once, often := filepath.Join(folder, "once"), filepath.Join(folder, "often")
		for _, to := range []string{once, often} {
			if err := copyInto(ctx, path, to); err != nil {
				t.Fatal(err)
			}
		}
		var got RedactedReport
		_, err := redactFile(ctx, once, s.o, fixedNow, &got)
		want, slow := slowly(ctx, often, s.o)
		if err != nil || slow != nil || got.Struck != want.Struck {
			t.Fatalf("seed %d: %v, %v; struck %d, not %d", seed, err, slow, got.Struck, want.Struck)
		}
		if diff := cmp.Diff(rowsOf(t, often), rowsOf(t, once)); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		struck += got.Struck
	}
	if struck == 0 {
		t.Error("nothing that is struck out was drawn")
	}
}

// plainly strikes names out of a text as newly folded, name after name at each letter.
func plainly(names []string, text string) string {
	s := newSecretNames(nil)
	f := newSecretNames(nil).Fold(text)
	var b strings.Builder
	done := 0
	for at := 0; at < len(f.Text); at++ {
		end := at
		for _, name := range names {
			key := s.Key(name)
			if to := at + len(key); len(key) > 0 && to <= len(f.Text) && string(f.Text[at:to]) == string(key) && (len(name) >= spelled.Shortest || spelled.Alone(f.Text, at, to)) {
				end = max(end, to)
			}
		}
		if end > at {
			b.WriteString(text[done:max(done, f.From[at])] + struck)
			done, at = f.To[end-1], end-1
		}
	}
	return b.String() + text[done:]
}

// Names are struck out of text after text as they are out of each alone.
func TestNamesAreStruckOutAsNameAfterName(t *testing.T) {
	names := []string{"Rania Qasim", "Rania", "Ali", "Élodie Côté", "محمد حسن", "Straße 9", "12", "é"}
	s := newSecretNames(names)
	part := rapid.OneOf(rapid.SampledFrom([]string{"rania", "RANIA", "Qasim", "ali", "elodie", "CÔTÉ", "مُحَمَّد", "حســن", "strasse", "9", "12", " ", "\n", "\u0301", "\u200f", "\xff", "é"}), rapid.String())
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 8).Draw(r, "parts"), rapid.SampledFrom([]string{"", " "}).Draw(r, "between"))
		if got, want := s.strikeOut(text), plainly(names, text); got != want {
			r.Fatalf("%q: %q, not %q", text, got, want)
		}
	})
}
