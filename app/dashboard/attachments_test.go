package dashboard

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

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

// A sum is read whole however narrow the panel is: it is there to be held against another.
func TestTheSumOfAFileIsReadWhole(t *testing.T) {
	testApp(t)
	sum := sha256.Sum256([]byte("what a witness wrote"))
	l := &attachmentList{window: &Window{}, content: container.NewVBox()}
	l.show([]store.Attachment{{Name: "words", SHA256: sum, Size: 6}}, []image.Image{nil})
	l.content.Resize(fyne.NewSize(300, l.content.MinSize().Height))
	shown := ""
	for _, o := range test.LaidOutObjects(l.content) {
		if text, ok := o.(*canvas.Text); ok && o.Visible() {
			shown += strings.ReplaceAll(text.Text, " ", "")
		}
	}
	if want := fmt.Sprintf("SHA-256%x", sum); !strings.Contains(shown, want) {
		t.Errorf("%q is not in %q", want, shown)
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
