package main

import (
	"fmt"
	"math"
	"slices"
)

// shadesAndCircles divides the numbers of a map: the header with its areas, and its circles.
func shadesAndCircles(rows [][]string) (shades, circles [][]string) {
	for i, row := range rows {
		if i > 0 && row[0] == "circle" {
			circles = append(circles, row)
		} else {
			shades = append(shades, row)
		}
	}
	return shades, circles
}

// circled compares what lies under all circles of a map with the incidents that have a point.
func (n numbers) circled(circles [][]string) {
	n.t.Helper()
	where := " FROM incident WHERE deleted_at IS NULL AND place_precision BETWEEN 1 AND 3 AND lat IS NOT NULL AND (" + n.view.where + ")"
	want := n.plain("SELECT 'incidents', COUNT(*)" + where + " UNION ALL SELECT 'deaths', COALESCE(SUM(deaths_best), 0)" + where +
		" UNION ALL SELECT 'places', COUNT(DISTINCT lat || ' ' || lon)" + where)
	chart := map[string]float64{}
	for _, row := range circles {
		for name, at := range map[string]int{"incidents": 3, "deaths": 4, "places": 8} {
			chart[name] += n.number(row[at])
		}
	}
	n.same("circles", chart, want)
}

// usual compares the mean before the truce, of the 28 days before that of its start, with SQL, and takes it off the rows.
func (n numbers) usual(rows [][]string) [][]string {
	n.t.Helper()
	at := slices.Index(rows[0], "mean_per_day_before")
	if at < 0 {
		if len(n.view.args) == 0 {
			n.t.Errorf("%s: the daily numbers have no mean before the truce", n.measure)
		}
		return rows
	}
	want := n.query("'mean', SUM(value) / 28.0", "precision <= 4 AND on_day BETWEEN '2016-08-15' AND '2016-09-11'", "1")["mean"]
	for i := range rows {
		if i > 0 && math.Abs(n.number(rows[i][at])-want) > 1e-9 {
			n.t.Errorf("%s, %v: the mean before is %s, and %v in SQL", n.measure, n.view.args, rows[i][at], want)
		}
		rows[i] = rows[i][:at]
	}
	return rows
}

// ratio compares the ratio of two windows and its interval with what comes of the daily sums of SQL.
func (n numbers) ratio(before, during []string) {
	n.t.Helper()
	mean, spread := [2]float64{}, 0.0
	for i, row := range [][]string{before, during} {
		sums := n.query("on_day AS k, SUM(value)", fmt.Sprintf("precision <= 4 AND on_day BETWEEN '%s' AND '%s'", row[1], row[2]), "k")
		days, sum, squares := n.number(row[3]), 0.0, 0.0
		for _, v := range sums {
			sum, squares = sum+v, squares+v*v
		}
		mean[i] = sum / days
		spread += (squares - sum*sum/days) / (days - 1) / (days * mean[i] * mean[i])
	}
	want := mean[1] / mean[0]
	ends := []float64{want, want * math.Exp(-1.959963984540054*math.Sqrt(spread)), want * math.Exp(1.959963984540054*math.Sqrt(spread))}
	for i, cell := range during[6:9] {
		if cell != "" && math.Abs(n.number(cell)-ends[i]) > 1e-6*ends[i] {
			n.t.Errorf("%s, %v: ratio and interval are %v, and %v in SQL", n.measure, n.view.args, during[6:9], ends)
		}
	}
}
