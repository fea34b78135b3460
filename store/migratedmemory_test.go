package store

import (
	"context"
	"testing"
)

func TestWhatAMigrationHeldOfTheFileIsLetGo(t *testing.T) {
	d, err := Open(context.Background(), firstLayout(t), Options{Who: "Tester", Now: fixedNow, Hold: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	if held := d.writer.Stats().OpenConnections; held != 0 {
		t.Errorf("%d connection still has the pages that the migration wrote", held)
	}
	if err := d.SetSetting(context.Background(), "seen", "yes"); err != nil {
		t.Fatal(err)
	}
	if held := d.writer.Stats().OpenConnections; held != 1 {
		t.Errorf("%d connections are kept for the next change", held)
	}
}
