package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"truceboard/store/ceasefire"
)

// A row without an identifier is known by the digest of all of it, by which its exact position and who reported it can be found by trying. No digest of a row or of a file is in a redacted copy; the identifiers of data sets are.
func TestARedactedCopyHoldsNoDigestOfWhatWasImported(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	digestOf := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return hex.EncodeToString(sum[:])
	}
	digests := []string{digestOf("36.2512345, Rania Qasim"), digestOf("as it was read"), digestOf("of another row"), digestOf("the whole file")}
	var saved []ceasefire.Incident
	for _, o := range []ceasefire.Origin{{Dataset: "table-0123456789ab", Key: digests[0], Digest: digests[1]}, {Dataset: "table-0123456789ab", Key: digests[2]}, {Dataset: "ged", Key: "301214", Digest: digests[1]}} {
		i := testIncident()
		i.Origin = o
		saved = append(saved, add(t, d, i))
	}
	if _, err := d.writer.ExecContext(ctx, "INSERT INTO import_batch (uuid, name, format, digest, recorded_by, recorded_at) VALUES (randomblob(16), 'a.csv', 'table', ?, 'Somebody', 1)", digests[3]); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "shared.truce")
	if _, err := d.Redacted(ctx, out, RedactedOptions{KeepPeople: true}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, digest := range digests {
		if bytes.Contains(raw, []byte(digest)) {
			t.Errorf("%s is in the file", digest)
		}
	}
	shared, err := Open(ctx, out, Options{Who: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	defer shared.Close()
	sound(t, shared)
	for n, want := range []ceasefire.Origin{{}, {}, {Dataset: "ged", Key: "301214"}} {
		if back, err := shared.Incident(ctx, saved[n].ID); err != nil || back.Origin != want {
			t.Errorf("%+v, %v", back.Origin, err)
		}
	}
}
