package dashboard

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store"
)

// pngOf makes a picture of a size.
func pngOf(t *testing.T, width, height int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestOnlyPicturesOfASizeThatHurtsNobodyArePreviewed(t *testing.T) {
	s, _ := testSession(t, effect)
	saved, err := s.dossier.AddIncident(t.Context(), testIncident())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		content []byte
		shown   bool
	}{
		{"a picture", pngOf(t, 40, 30), true},
		{"a bomb", pngOf(t, 5000, 5000), false},
		{"a damaged picture", pngOf(t, 40, 30)[:60], false},
		{"words", []byte("what a witness wrote"), false},
	} {
		kept, err := s.dossier.Attach(t.Context(), saved.ID, c.name, c.content)
		if err != nil {
			t.Fatal(err)
		}
		if picture, err := previewOf(t.Context(), s.dossier, kept); err != nil || (picture != nil) != c.shown {
			t.Errorf("%s: previewed %v, %v", c.name, picture != nil, err)
		}
	}
}

func TestAFileIsReadNoFurtherThanTellsThatItIsTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 8*store.LargestAttachment); err != nil {
		t.Fatal(err)
	}
	if content, err := readBounded(path); err != nil || len(content) != store.LargestAttachment+1 {
		t.Errorf("%d bytes, %v", len(content), err)
	}
	if _, err := readBounded(path + " not"); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("%v", err)
	}
}
