package store

import (
	"context"
	"testing"

	"truceboard/store/ceasefire"
)

// keptByUndoing is a dossier with an import that is undone but for the one of its two incidents that was changed since.
func keptByUndoing(t *testing.T) (*Dossier, ceasefire.ID) {
	t.Helper()
	d, ctx := testDossier(t), context.Background()
	batch := batchOf(t, d, false, titled("1", "a", "One"), titled("2", "a", "Two"))
	edited := keyed(t, d, "2")
	edited.Text = "An analyst was here"
	if _, err := d.UpdateIncident(ctx, edited); err != nil {
		t.Fatal(err)
	}
	if did, err := d.UndoImport(ctx, batch, false, false); err != nil || did.Kept != 1 {
		t.Fatalf("%+v, %v", did, err)
	}
	return d, batch
}

// The rest of an undone import goes whole or not at all: where its second step fails, the import does not count again either.
func TestTheRestOfAnImportGoesInOneTransaction(t *testing.T) {
	d, batch := keptByUndoing(t)
	ctx := context.Background()
	if _, err := d.writer.ExecContext(ctx, `CREATE TEMP TRIGGER refused BEFORE UPDATE ON import_batch WHEN NEW.undone_at IS NOT NULL AND OLD.undone_at IS NULL
		BEGIN SELECT raise(ABORT, 'the disk is full'); END`); err != nil {
		t.Fatal(err)
	}
	lines := auditLines(t, d)
	if _, err := d.UndoImportRest(ctx, batch, false); err == nil {
		t.Fatal("nothing failed")
	}
	if got := shown(t, d, ceasefire.AsOf{}); len(got) != 1 || auditLines(t, d) != lines {
		t.Errorf("shown are %v, %d lines more", got, auditLines(t, d)-lines)
	}
	if _, err := d.writer.ExecContext(ctx, "DROP TRIGGER temp.refused"); err != nil {
		t.Fatal(err)
	}
	if would, err := d.UndoImportRest(ctx, batch, true); err != nil || would.Removed != 1 || auditLines(t, d) != lines {
		t.Errorf("a dry run: %+v, %v", would, err)
	}
	if did, err := d.UndoImportRest(ctx, batch, false); err != nil || did.Removed != 1 || did.Kept != 0 || len(shown(t, d, ceasefire.AsOf{})) != 0 {
		t.Errorf("%+v, %v", did, err)
	}
	lines = auditLines(t, d)
	if did, err := d.UndoImportRest(ctx, batch, false); err != nil || did.Removed != 0 || auditLines(t, d) != lines {
		t.Errorf("with nothing left: %+v, %v, %d lines more", did, err, auditLines(t, d)-lines)
	}
	if found, err := d.Check(ctx); err != nil || !found.OK {
		t.Errorf("%+v, %v", found, err)
	}
}

// Taking the rest back takes back that the import was undone with all: it counts again then, as the trail tells.
func TestTheRestOfAnImportIsTakenBack(t *testing.T) {
	d, batch := keptByUndoing(t)
	ctx := context.Background()
	if _, err := d.UndoImportRest(ctx, batch, false); err != nil {
		t.Fatal(err)
	}
	next := nextUndo(t, d)
	if next.What != "undo of the import of "+testBatch().Name {
		t.Errorf("to be taken back is the %s", next.What)
	}
	if _, err := d.UndoChange(ctx, next.First); err != nil {
		t.Fatal(err)
	}
	if got := shown(t, d, ceasefire.AsOf{}); len(got) != 2 {
		t.Errorf("shown are %v", got)
	}
}
