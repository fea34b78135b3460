package main

import (
	"database/sql"
	"encoding/csv"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"

	_ "github.com/mattn/go-sqlite3"
)

// numberView is a view of a dossier as the command line asks for it, and the same as SQL over incident, written by hand.
type numberView struct {
	args  []string
	where string
}

func numberViews(t *testing.T) []numberView {
	zone, err := time.LoadLocation("Asia/Damascus")
	if err != nil {
		t.Fatal(err)
	}
	until := time.Date(2016, 9, 20, 0, 0, 0, 0, zone).Unix()
	early := time.Date(2016, 9, 13, 12, 30, 0, 0, zone).Unix()
	read := func(at int64) string {
		return fmt.Sprintf("(starts_at < %d OR starts_at = %d AND precision = 1)", at, at)
	}
	days := func(from, to string) string { return "date(1721424.5 + day) BETWEEN '" + from + "' AND '" + to + "'" }
	return []numberView{
		{nil, "1"},
		{[]string{"--scope", "in"}, "scope = 'in'"},
		{[]string{"--scope", "out", "--as-of", "2016-09-20"}, "scope = 'out' AND " + read(until)},
		{[]string{"--scope", "in", "--as-of", "2016-09-13 12:30"}, "scope = 'in' AND " + read(early)},
		{[]string{"--from", "2016-09-12", "--to", "2016-09-19"}, days("2016-09-12", "2016-09-19")},
		{[]string{"--from", "12 Sep 2016", "--to", "Sep 2016"}, days("2016-09-12", "2016-09-30")},
		{[]string{"--within", "35.9,36.9,36.4,37.4"}, "lat BETWEEN 35.9 AND 36.4 AND lon BETWEEN 36.9 AND 37.4 AND place_precision BETWEEN 1 AND 3"},
		{[]string{"--party", "Russia", "--as-of", "2016-09-20"}, read(until) + " AND 'Russia' IN (SELECT name FROM party WHERE id IN (party_a_id, party_b_id))"},
		{[]string{"--type", "one_sided", "--severity", "3"}, "type = 'one_sided' AND severity >= 3"},
		{[]string{"--scope", "disputed", "--from", "2016-08-20"}, "scope = 'disputed' AND day >= 1721424.5 * 0 + " + strconv.Itoa(int(ceasefire.DayFrom(2016, 8, 20)))},
		{[]string{"--place", "Aleppo", "--scope", "in"}, "scope = 'in' AND (area_id = (SELECT id FROM area WHERE name = 'Aleppo') OR area_id IS NULL AND (place LIKE '%aleppo%' OR district LIKE '%aleppo%'))"},
	}
}

// generated writes incidents at every hour of two months, some without a time, a side, an area or a number of dead.
func generated(t *testing.T, path string) {
	t.Helper()
	dice := rand.New(rand.NewPCG(4, 5))
	some := func(share float64, text string) string {
		if dice.Float64() < share {
			return text
		}
		return ""
	}
	rows := [][]string{{"date", "time", "place", "area", "side_a", "side_b", "type", "deaths_low", "deaths_best", "deaths_high", "title"}}
	areas, sides := []string{"Aleppo", "Homs", "Hama", "Idlib", "Daraa"}, []string{"Government of Syria", "Syrian insurgents", "IS", "Government of Russia"}
	types := []string{"shelling", "air_strike", "one_sided", "armed_clash"}
	for i := range 400 {
		day := time.Date(2016, 8, 15, 0, 0, 0, 0, time.UTC).AddDate(0, 0, dice.IntN(60))
		best := dice.IntN(9)
		low, high := strconv.Itoa(max(best-dice.IntN(3), 0)), strconv.Itoa(best+dice.IntN(4))
		known := some(0.8, strconv.Itoa(best))
		if known == "" {
			low, high = "", ""
		}
		rows = append(rows, []string{
			day.Format(time.DateOnly), some(0.7, fmt.Sprintf("%02d:%02d", dice.IntN(24), dice.IntN(60))), areas[i%5] + " city", some(0.9, areas[dice.IntN(5)]),
			sides[dice.IntN(4)], sides[dice.IntN(4)], types[dice.IntN(4)], low, known, high, fmt.Sprintf("Made up, number %d", i),
		})
	}
	var text strings.Builder
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The numbers beside each kind of chart are those of SQL, of the sample and of made-up incidents, in several views, counted both ways.
func TestNumbersOfChartsAreThoseOfSQL(t *testing.T) {
	folder := t.TempDir()
	sample, made, data := filepath.Join(folder, "sample.truce"), filepath.Join(folder, "made.truce"), filepath.Join(folder, "data.csv")
	begun(t, sample, "--template", "syria-2016", "--sample")
	begun(t, made, "--template", "syria-2016")
	generated(t, data)
	done(t, "import", made, data, "--format", "csv")
	for _, dossier := range []string{sample, made} {
		db, err := sql.Open("sqlite3", "file:"+dossier+"?mode=ro")
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		for i, view := range numberViews(t) {
			for _, measure := range []string{"deaths", "incidents"} {
				if i >= 4 && (measure == "incidents" || dossier == made) {
					continue // each view once, and the first ones in every way
				}
				n := numbers{t: t, dossier: dossier, db: db, view: view, measure: measure}
				n.byDay()
				n.ranked()
				n.inHours()
				n.windows()
			}
		}
	}
}

// The figures of compliance, the matrix and the published counts are those of SQL, at several moments.
func TestNumbersOfJudgementsAreThoseOfSQL(t *testing.T) {
	dossier := filepath.Join(t.TempDir(), "sample.truce")
	begun(t, dossier, "--template", "syria-2016", "--sample")
	db, err := sql.Open("sqlite3", "file:"+dossier+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, at := range []string{"2016-09-15 12:00", "2016-09-17", "2016-09-20", "2016-10-10"} {
		n := numbers{t: t, dossier: dossier, db: db, view: numberView{args: []string{"--as-of", at, "--scope", "in"}, where: "scope = 'in'"}, measure: "incidents"}
		n.judged(at)
		n.published(at)
	}
}

// judged compares the figures of each party, in every row, with the mean of the last score of each of its commitments, and the matrix with those scores.
func (n numbers) judged(at string) {
	rows := n.rows("compliance")
	for _, row := range rows[1:] {
		chart := map[string]float64{}
		for i, cell := range row[1:] {
			if cell != "" {
				chart[rows[0][i+1]] = n.number(cell)
			}
		}
		n.sameAll("compliance from "+row[0]+" on, read", chart, n.plain("SELECT p.short, AVG(score) / 3.0 FROM (SELECT c.party_id, "+
			lastScore("unixepoch('"+row[0]+"')")+" AS score FROM commitment c) JOIN party p ON p.id = party_id WHERE score IS NOT NULL GROUP BY 1"))
	}
	chart := map[string]float64{}
	for _, row := range n.rows("matrix")[1:] {
		if score, err := strconv.ParseFloat(row[len(row)-1], 64); err == nil {
			chart[row[0]+"|"+row[1]] = score
		}
	}
	n.sameAll("matrix", chart, n.plain("SELECT p.short || '|' || title, "+lastScore("unixepoch('"+at+"') - 10800")+" AS score FROM commitment c JOIN party p ON p.id = party_id WHERE score IS NOT NULL"))
}

// lastScore is the SQL of a commitment's last score up to an instant.
func lastScore(until string) string {
	return "(SELECT a.score FROM assessment a WHERE a.commitment_id = c.id AND a.at <= " + until + " ORDER BY a.at DESC, a.recorded_at DESC, a.id DESC LIMIT 1)"
}

// published compares the published counts with those in the dossier, and the log's own with the incidents in scope on the same days.
func (n numbers) published(at string) {
	sum := 0.0
	for _, row := range n.rows("tallies")[1:] {
		sum += n.number(row[6])
		if row[9] == "" {
			continue
		}
		n.measure = row[10]
		where := fmt.Sprintf("precision <= 4 AND on_day BETWEEN '%s' AND '%s' AND starts_at < unixepoch('%s') - 10800", row[4], row[5], at)
		if log := n.query("'log', SUM(value)", where, "1")["log"]; log != n.number(row[9]) {
			n.t.Errorf("at %s the log has %v in %v and the chart %s", at, log, row, row[9])
		}
	}
	want := n.plain(fmt.Sprintf("SELECT 'sum', COALESCE(SUM(t.total), 0) FROM tally t LEFT JOIN source s ON s.id = t.source_id "+
		"WHERE t.as_of <= unixepoch('%s') - 10800 - (t.precision > 1) AND COALESCE(s.published_at, 0) <= unixepoch('%s') - 10800", at, at))
	if sum != want["sum"] {
		n.t.Errorf("at %s the chart's counts come to %v and the dossier's to %v", at, sum, want["sum"])
	}
}

// numbers compares the charts of one view.
type numbers struct {
	t       *testing.T
	dossier string
	db      *sql.DB
	view    numberView
	measure string
}

// rows gives a chart's numbers, header first.
func (n numbers) rows(kind string, more ...string) [][]string {
	n.t.Helper()
	out := filepath.Join(n.t.TempDir(), "numbers.csv")
	done(n.t, append(append([]string{"chart", n.dossier, kind, out, "--measure", n.measure}, n.view.args...), more...)...)
	rows, err := csv.NewReader(strings.NewReader(textOf(n.t, out))).ReadAll()
	if err != nil {
		n.t.Fatal(err)
	}
	return rows
}

// number reads a cell.
func (n numbers) number(cell string) float64 {
	n.t.Helper()
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		n.t.Fatal(err)
	}
	return v
}

// query gives the second column by the first, of the view's incidents: value is 1 or the deaths, known says whether it is.
func (n numbers) query(columns, where, group string) map[string]float64 {
	n.t.Helper()
	value := "1"
	if n.measure == "deaths" {
		value = "deaths_best"
	}
	return n.plain(fmt.Sprintf(`WITH v AS (
		SELECT *, %s AS value, date(1721424.5 + day) AS on_day, datetime(starts_at + 10800, 'unixepoch') AS local FROM incident WHERE deleted_at IS NULL AND (%s))
		SELECT %s FROM v WHERE value IS NOT NULL AND (%s) GROUP BY %s`, value, n.view.where, columns, where, group))
}

// plain gives the second column of a query by the first.
func (n numbers) plain(text string) map[string]float64 {
	n.t.Helper()
	rows, err := n.db.Query(text)
	if err != nil {
		n.t.Fatalf("%v in %s", err, text)
	}
	defer rows.Close()
	out := map[string]float64{}
	for rows.Next() {
		var key string
		var v float64
		if err := rows.Scan(&key, &v); err != nil {
			n.t.Fatal(err)
		}
		out[key] = v
	}
	if err := rows.Err(); err != nil {
		n.t.Fatal(err)
	}
	return out
}

// same compares what a chart says with what SQL says, leaving out zeros.
func (n numbers) same(what string, chart, want map[string]float64) {
	n.t.Helper()
	none := func(_ string, v float64) bool { return v == 0 }
	maps.DeleteFunc(chart, none)
	maps.DeleteFunc(want, none)
	n.sameAll(what, chart, want)
}

// sameAll compares them zeros and all.
func (n numbers) sameAll(what string, chart, want map[string]float64) {
	n.t.Helper()
	if !maps.EqualFunc(chart, want, func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }) {
		n.t.Errorf("%s, %s, %v, %s:\nthe chart has %v\nSQL has       %v", filepath.Base(n.dossier), n.measure, n.view.args, what, chart, want)
	}
}

// table gives a chart's numbers by the name of their row and column.
func (n numbers) table(rows [][]string) map[string]float64 {
	out := map[string]float64{}
	for _, row := range rows[1:] {
		for i, cell := range row[1:] {
			out[row[0]+"|"+rows[0][i+1]] = n.number(cell)
		}
	}
	return out
}

// byDay compares the kinds that show days, divided in each way.
func (n numbers) byDay() {
	const exact = "precision <= 4"
	party := "COALESCE((SELECT short FROM party WHERE id = party_a_id), 'No party')"
	want := n.query("on_day || '|' || "+party+" AS k, SUM(value)", exact, "k")
	n.same("daily", n.table(n.usual(n.rows("daily"))), want)
	n.same("multiples", n.table(n.rows("multiples")), want)
	running := n.rows("cumulative")
	for i := len(running) - 1; i > 1; i-- {
		for k := 1; k < len(running[i]); k++ {
			running[i][k] = fmt.Sprint(n.number(running[i][k]) - n.number(running[i-1][k]))
		}
	}
	n.same("cumulative", n.table(running), want)
	scope := "CASE scope WHEN 'in' THEN 'In scope' WHEN 'out' THEN 'Out of scope' ELSE 'Disputed' END"
	n.same("daily by scope", n.table(n.usual(n.rows("daily", "--by", "scope"))), n.query("on_day || '|' || "+scope+" AS k, SUM(value)", exact, "k"))
	unit := n.measure
	days := n.query("on_day || '|"+unit+"' AS k, SUM(value)", exact, "k")
	n.same("calendar", n.table(n.rows("calendar")), days)
	if n.measure == "deaths" {
		casualties := n.query("on_day || '|low' AS k, SUM(COALESCE(deaths_low, value))", exact, "k")
		maps.Copy(casualties, n.query("on_day || '|best' AS k, SUM(value)", exact, "k"))
		maps.Copy(casualties, n.query("on_day || '|high' AS k, SUM(COALESCE(deaths_high, value))", exact, "k"))
		n.same("casualties", n.table(n.rows("casualties")), casualties)
	}
	n.strip(days)
}

// strip compares the incidents beneath the timeline, as far as its days reach.
func (n numbers) strip(days map[string]float64) {
	chart, want := map[string]float64{}, map[string]float64{}
	for _, row := range n.rows("timeline")[1:] {
		if row[0] == n.measure {
			key := row[3] + "|" + n.measure
			chart[key] = n.number(row[5])
			if v, ok := days[key]; ok {
				want[key] = v
			}
		}
	}
	n.same("timeline", chart, want)
}

// ranked compares the kinds that show areas and types.
func (n numbers) ranked() {
	pick := func(rows [][]string, key, value int) map[string]float64 {
		out := map[string]float64{}
		for _, row := range rows[1:] {
			out[row[key]] = n.number(row[value])
		}
		return out
	}
	areas := n.query("(SELECT name FROM area WHERE id = area_id) AS k, SUM(value)", "area_id IS NOT NULL", "k")
	n.same("places", pick(n.rows("places"), 0, 1), areas)
	shades, circles := shadesAndCircles(n.rows("map"))
	n.same("map", pick(shades, 2, map[string]int{"incidents": 3, "deaths": 4}[n.measure]), areas)
	n.circled(circles)
	types := map[string]float64{}
	for code, v := range n.query("type AS k, SUM(value)", "1", "k") {
		types[ceasefire.Type(code).Name()] = v
	}
	rows := n.rows("types")
	n.same("types", pick(rows, 0, 1), types)
	if n.measure == "deaths" {
		for at, column := range map[int]string{2: "deaths_low", 3: "deaths_high"} {
			ends := map[string]float64{}
			for code, v := range n.query("type AS k, SUM(COALESCE("+column+", value))", "1", "k") {
				ends[ceasefire.Type(code).Name()] = v
			}
			n.same("types, "+column, pick(rows, 0, at), ends)
		}
	}
	n.sideBySide(types)
	if len(n.view.args) == 4 && n.view.args[3] == "2016-09-19" {
		for _, sums := range []map[string]float64{areas, types} {
			for key := range sums {
				sums[key] /= 8 // from the 12th to the 19th
			}
		}
		n.same("places a day", pick(n.rows("places", "--rate"), 0, 1), areas)
		n.same("types a day", pick(n.rows("types", "--rate"), 0, 1), types)
		shades, _ := shadesAndCircles(n.rows("map", "--rate"))
		n.same("map a day", pick(shades, 2, len(shades[0])-1), areas)
	}
}

// sideBySide compares the types of small charts, one for each scope, taken together.
func (n numbers) sideBySide(types map[string]float64) {
	n.t.Helper()
	together := map[string]float64{}
	for _, row := range n.rows("multiples", "--each", "types", "--by", "scope")[1:] {
		if v := n.number(row[2]); v != 0 {
			together[row[1]] += v
		}
	}
	n.same("types side by side", together, types)
}

// inHours compares the hours of the week.
func (n numbers) inHours() {
	want := n.query("CAST(strftime('%H', local) AS INTEGER) || '|' || substr('SunMonTueWedThuFriSat', 1 + 3 * strftime('%w', local), 3) AS k, SUM(value)", "precision <= 2", "k")
	n.same("hours", n.table(n.rows("hours")), want)
}

// windows compares the means before, during and after.
func (n numbers) windows() {
	rows := n.rows("before-after")
	for _, row := range rows[1:] {
		where := fmt.Sprintf("precision <= 4 AND on_day BETWEEN '%s' AND '%s'", row[1], row[2])
		sums := n.query("'sum', SUM(value)", where, "1")
		counts := n.query("'n', COUNT(*)", where, "1")
		if n.number(row[4]) != counts["n"] || math.Abs(n.number(row[5])*n.number(row[3])-sums["sum"]) > 1e-6 {
			n.t.Errorf("%s, %v, %s: the chart has %v, SQL %v incidents and %v", n.measure, n.view.args, row[0], row, counts["n"], sums["sum"])
		}
		if row[6] != "" {
			n.ratio(rows[1], row)
		}
	}
}
