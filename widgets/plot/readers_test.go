package plot

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// reader gives a program that reads pictures and that nobody here wrote. The test command installs it.
func reader(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed here", name)
	}
	return path
}

// ran runs a program in a folder and gives what it printed.
func ran(t *testing.T, folder, program string, args ...string) string {
	t.Helper()
	c := exec.Command(program, args...)
	c.Dir = folder
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

func loadPNG(t *testing.T, path string) *image.RGBA {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return decoded(t, data)
}

// apart gives by how much two pictures differ on the mean, in shades of 256.
func apart(t *testing.T, a, b *image.RGBA) float64 {
	t.Helper()
	if a.Bounds() != b.Bounds() || len(a.Pix) != len(b.Pix) {
		t.Fatalf("one picture is %v and the other %v", a.Bounds(), b.Bounds())
	}
	sum := 0
	for i, shade := range a.Pix {
		if other := b.Pix[i]; i%4 != 3 { // how dense they are is in their colours
			sum += int(max(shade, other) - min(shade, other))
		}
	}
	return float64(sum) / float64(len(a.Pix)/4*3)
}

// Every kind looks alike as a bitmap, as a drawing that librsvg reads, and as a page that poppler reads, each of its texts too; the page's words can be
// marked.
func TestDrawingsAndPagesLookAsBitmapsDo(t *testing.T) {
	rsvg, topng, totext := reader(t, "rsvg-convert"), reader(t, "pdftoppm"), reader(t, "pdftotext")
	subjects := map[string]Subject{"names": arabicNames(), "quarter": yearOf(90, 6)}
	for name, s := range subjects {
		s.Title = "A truce: Перемирие, هدنة حلب"
		for _, kind := range Kinds() {
			folder := t.TempDir()
			p := made(t, kind, s)
			var bitmap, drawing, page bytes.Buffer
			for _, err := range []error{p.PNG(&bitmap, 960, 720, 1), p.SVG(&drawing, 960, 720), p.PDF(&page, 960, 720)} {
				if err != nil {
					t.Fatalf("%s, %s: %v", name, kind, err)
				}
			}
			for file, content := range map[string][]byte{"a.png": bitmap.Bytes(), "a.svg": drawing.Bytes(), "a.pdf": page.Bytes()} {
				if err := os.WriteFile(filepath.Join(folder, file), content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			ran(t, folder, rsvg, "a.svg", "-o", "svg.png")
			ran(t, folder, topng, "-png", "-singlefile", "-r", "96", "a.pdf", "pdf")
			want := loadPNG(t, filepath.Join(folder, "a.png"))
			texts := record(p, format{960, 720, 1, Light, false}).texts
			for _, other := range []string{"svg.png", "pdf.png"} {
				got := loadPNG(t, filepath.Join(folder, other))
				if d := apart(t, want, got); d > 10 { // of textured bars, whose stripes of one pixel poppler smooths
					t.Errorf("%s, %s: %s differs from the bitmap by %.1f shades on the mean", name, kind, other, d)
				}
				if unseen := unlikeInked(texts, want, got); len(unseen) > 0 {
					t.Errorf("%s, %s: of %d texts, %s shows these otherwise than the bitmap: %q", name, kind, len(texts), other, unseen)
				}
			}
			text := ran(t, folder, totext, "-layout", "a.pdf", "-")
			for _, word := range []string{"Перемирие", "هدنة", "حلب", "A truce:"} {
				if !strings.Contains(text, word) {
					t.Errorf("%s, %s: %q cannot be marked; the page says\n%s", name, kind, word, text)
				}
			}
		}
	}
}

// A bitmap says what it shows, and how large it is meant to be; a transparent one has no ground.
func TestFinish(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	s.By = ceasefire.Ungrouped
	p := made(t, Daily, s)
	var out bytes.Buffer
	if err := p.With(Finish{Transparent: true, DPI: 300}).PNG(&out, 800, 500, 1); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Title\x00\x00\x00\x00\x005 incidents, most on 8 Aug 2016: 2", "pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01", "Software\x00\x00\x00\x00\x00Truceboard"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the bitmap does not hold %q", want)
		}
	}
	picture, err := png.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, alpha := picture.At(2, 2).RGBA(); alpha != 0 {
		t.Errorf("the corner has the alpha %d, want none", alpha)
	}
	var drawing bytes.Buffer
	if err := p.With(Finish{Transparent: true}).SVG(&drawing, 800, 500); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(drawing.String(), "<rect") || !strings.Contains(drawing.String(), "<desc") {
		t.Error("the drawing has a ground, or no description")
	}
}
