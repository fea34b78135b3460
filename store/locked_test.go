package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// locked has another program keep a dossier from everybody else.
func locked(t *testing.T, path string) (unlock func()) {
	t.Helper()
	other, err := sql.Open("sqlite3", dataSource(path, accessWrite)+"&_txlock=exclusive")
	if err != nil {
		t.Fatal(err)
	}
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := other.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestADossierThatAnotherProgramKeepsLockedSaysSo(t *testing.T) {
	ctx, d := context.Background(), testDossier(t)
	if _, err := d.writer.Exec("PRAGMA busy_timeout = 50"); err != nil { // not the five seconds that a person is made to wait
		t.Fatal(err)
	}
	unlock := locked(t, d.Path())
	var fault *FileError
	if _, err := d.AddIncident(ctx, testIncident()); !errors.As(err, &fault) || !fault.Locked || !strings.Contains(err.Error(), "another program keeps ") {
		t.Errorf("%v", err)
	}
	if all, err := d.List(ctx, View{}, Sort{}); err != nil || all.Len() != 0 {
		t.Errorf("it cannot be read meanwhile: %v", err)
	}
	unlock()
	add(t, d, testIncident())
}

// Whatever the computer's clock does, nothing is stamped as written before what was written before it.
func TestEntriesStayInOrderWhenTheClockIsSetBack(t *testing.T) {
	ctx, now := context.Background(), recorded
	made := testDossier(t)
	d, err := Open(ctx, made.Path(), Options{Who: "Amal", Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, by := range []time.Duration{time.Hour, -30 * time.Hour, 10 * time.Minute, 48 * time.Hour} {
		now = now.Add(by)
		add(t, d, testIncident())
	}
	entries, err := d.Audit(ctx, ceasefire.AsOf{}, 100)
	if err != nil || len(entries) < 5 {
		t.Fatalf("%d, %v", len(entries), err)
	}
	for n := 1; n < len(entries); n++ { // newest first
		if entries[n].At.After(entries[n-1].At) {
			t.Errorf("line %d is stamped %v, the one before %v", entries[n-1].Seq, entries[n-1].At, entries[n].At)
		}
	}
	if !entries[0].At.Equal(now) {
		t.Errorf("the last is stamped %v, the clock read %v", entries[0].At, now)
	}
	if found, err := d.Check(ctx); err != nil || !found.OK {
		t.Errorf("%+v, %v", found, err)
	}
}
