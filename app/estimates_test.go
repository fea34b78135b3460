package main

import (
	"database/sql"
	"encoding/json"
	"path/filepath"
	"testing"
)

// Estimates are summed as they were entered by every chart and by the figures of the dossier alike, also where a low lies above its best: on 14 August 2016
// the lows of the sample come to more than its best estimates.
func TestEstimatesAreSummedAsEnteredEverywhere(t *testing.T) {
	dossier := filepath.Join(t.TempDir(), "sample.truce")
	begun(t, dossier, "--template", "syria-2016", "--sample")
	db, err := sql.Open("sqlite3", "file:"+dossier+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	n := numbers{t: t, dossier: dossier, db: db, measure: "deaths", view: numberView{
		args:  []string{"--from", "2016-08-14", "--to", "2016-08-14", "--as-of", "2016-10-04"},
		where: "date(1721424.5 + day) = '2016-08-14'",
	}}
	want := n.query("'low', SUM(COALESCE(deaths_low, value))", "precision <= 4", "1")
	want["high"] = n.query("'high', SUM(COALESCE(deaths_high, value))", "precision <= 4", "1")["high"]
	want["best"] = n.query("'best', SUM(value)", "precision <= 4", "1")["best"]
	if want["low"] <= want["best"] {
		t.Fatalf("the sample has no low above its best on that day: %v", want)
	}
	days, kinds := n.table(n.rows("casualties")), map[string]float64{}
	n.same("casualties", map[string]float64{"low": days["2016-08-14|low"], "best": days["2016-08-14|best"], "high": days["2016-08-14|high"]}, want)
	for _, row := range n.rows("types")[1:] {
		for at, name := range map[int]string{1: "best", 2: "low", 3: "high"} {
			kinds[name] += n.number(row[at])
		}
	}
	n.same("types", kinds, map[string]float64{ // those known to the week too
		"low": n.query("'low', SUM(COALESCE(deaths_low, value))", "1", "1")["low"], "best": n.query("'best', SUM(value)", "1", "1")["best"],
		"high": n.query("'high', SUM(COALESCE(deaths_high, value))", "1", "1")["high"],
	})
	n.told()
}

// told compares what info says of all incidents with SQL.
func (n numbers) told() {
	n.t.Helper()
	var info struct {
		Incidents struct {
			Deaths map[string]float64 `json:"deaths"`
		} `json:"incidents"`
	}
	if err := json.Unmarshal([]byte(done(n.t, "info", n.dossier, "--json", "--as-of", "2030-01-01")), &info); err != nil {
		n.t.Fatal(err)
	}
	n.sameAll("info", info.Incidents.Deaths, n.plain(`SELECT 'low', SUM(COALESCE(deaths_low, deaths_best)) FROM incident WHERE deleted_at IS NULL
		UNION ALL SELECT 'best', SUM(deaths_best) FROM incident WHERE deleted_at IS NULL
		UNION ALL SELECT 'high', SUM(COALESCE(deaths_high, deaths_best)) FROM incident WHERE deleted_at IS NULL`))
}
