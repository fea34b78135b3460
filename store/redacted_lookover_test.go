package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"truceboard/store/ceasefire"
)

// A person may be called as a word of the program's own is, or the account that recorded everything: such words say nothing of anybody, and are not warned of. What does remain is named, all of it.
func TestTheLookOverTellsOfNamesAndNotOfEverydayWords(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	everyday := []string{"root", "admin", "title", "shelling", "Analyst", "removed", "integer", "Redacted"}
	for _, name := range everyday {
		i := testIncident()
		i.ReportedBy = name
		add(t, d, i)
	}
	named := []string{"Rania Qasim", "Omar Khatib", "Vera Peacock"}
	for n, name := range named {
		i := testIncident()
		i.ReportedBy = name
		i.Origin = ceasefire.Origin{Dataset: "list of " + name, Key: fmt.Sprintf("%s-%d", name, n)}
		add(t, d, i)
	}
	out := filepath.Join(t.TempDir(), "shared.truce")
	report, err := d.Redacted(ctx, out, RedactedOptions{})
	if err != nil || len(report.Remaining) > 0 {
		t.Errorf("%q remain: %v", report.Remaining, err)
	}
	found, err := standsIn(ctx, out, named)
	if err != nil || len(found) > 0 {
		t.Errorf("%q stand in the keys of data sets: %v", found, err)
	}
	if _, err := d.writer.ExecContext(ctx, "INSERT INTO outline_text (sha256, content) VALUES (zeroblob(32), 'By Vera Peacock and Rania Qasim, title: root'); INSERT INTO outline_set (uuid, name, sha256, recorded_by, recorded_at) VALUES (randomblob(16), 'Own', zeroblob(32), 'Somebody', 1)"); err != nil {
		t.Fatal(err)
	}
	report, err = d.Redacted(ctx, filepath.Join(t.TempDir(), "shared.truce"), RedactedOptions{})
	slices.Sort(report.Remaining)
	if err != nil || !slices.Equal(report.Remaining, []string{"Rania Qasim", "Vera Peacock", "root", "title"}) {
		t.Errorf("%q remain: %v", report.Remaining, err)
	}
}
