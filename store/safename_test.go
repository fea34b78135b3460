package store

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSafeNames(t *testing.T) {
	for name, want := range map[string]string{
		"photo.jpg": "photo.jpg", "صورة من حلب.jpg": "صورة من حلب.jpg", "Съёмка 3.mp4": "Съёмка 3.mp4", "a.tar.gz": "a.tar.gz",
		"../../.bashrc": "_.._.bashrc", `..\..\evil.exe`: "_.._evil.exe", "/etc/passwd": "_etc_passwd", "C:\\Windows\\x": "C__Windows_x", "a/b": "a_b",
		".hidden": "hidden", "...": "file", "": "file", " . ": "file", "name. . .": "name", "name ": "name",
		"CON": "_CON", "con.txt": "_con.txt", "Nul.tar.gz": "_Nul.tar.gz", "COM1.log": "_COM1.log", "LPT¹": "_LPT¹", "COM10": "COM10", "console.txt": "console.txt", "aux .txt": "_aux .txt",
		"a\x00b\n.txt": "ab .txt", "photo\u202Egpj.exe": "photogpj.exe", "zero\u200bwidth\ufeff.pdf": "zerowidth.pdf", "\u2066x\u2069.txt": "x.txt",
		"what?*<>|\":.txt": "what_______.txt", "photo.jpg                    .exe": "photo.jpg .exe", "bad\xff\xfe.txt": "bad_.txt", "line\u2028break": "line break",
		strings.Repeat("x", 300) + ".pdf": strings.Repeat("x", longestName-4) + ".pdf", strings.Repeat("م", 300): strings.Repeat("م", longestName/2),
	} {
		if got := SafeName(name); got != want {
			t.Errorf("%q is saved as %q, not %q", name, got, want)
		}
	}
}

// Whatever a file is called, the name under which it is saved stays in its folder, can be seen whole, and is safe already.
func FuzzSafeName(f *testing.F) {
	for _, name := range []string{"a.txt", "../x", `..\CON`, "\u202Ex", ".. /..", "nul ", strings.Repeat("é", 200) + ". .pdf", "com¹.\xff"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		safe := SafeName(name)
		switch {
		case safe == "" || safe == "." || safe == ".." || len(safe) > longestName+1 || !utf8.ValidString(safe):
			t.Errorf("%q", safe)
		case filepath.Base(safe) != safe || strings.ContainsAny(safe, `/\:*?"<>|`) || strings.HasPrefix(safe, ".") || strings.HasSuffix(safe, ".") || strings.HasSuffix(safe, " "):
			t.Errorf("%q leads elsewhere, or cannot be saved", safe)
		case reserved(safe):
			t.Errorf("%q is a device", safe)
		case strings.ContainsFunc(safe, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
			t.Errorf("%q has letters that cannot be seen", safe)
		case SafeName(safe) != safe:
			t.Errorf("%q is not safe yet: %q", safe, SafeName(safe))
		}
	})
}
