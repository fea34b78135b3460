package store

import (
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The length of a file's name, in bytes, and of its ending: file systems take 255, and something may be put behind it.
const longestName, longestEnding = 180, 20

// SafeName gives a name under which a file from a stranger can be saved on any system: without folders, letters that cannot be seen or that turn the reading around, a dot at its head, or what Windows
// keeps for itself (Microsoft, "Naming Files, Paths, and Namespaces"). It is never empty, and what is safe is as it was.
func SafeName(name string) string {
	name = strings.ToValidUTF8(name, "_")
	name = strings.Map(safeLetter, name)
	name = strings.Join(strings.Fields(name), " ")
	name = strings.TrimLeft(name, ". ")
	name = strings.TrimRight(name, ". ")
	if name == "" {
		return "file"
	}
	if reserved(name) {
		name = "_" + name
	}
	return shortName(name)
}

// safeLetter gives what stands for a letter of a name, -1 for nothing.
func safeLetter(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp), r == utf8.RuneError:
		return -1
	case strings.ContainsRune(`/\:*?"<>|`, r):
		return '_'
	}
	return r
}

// reserved reports whether Windows takes a name for a device, whatever its ending.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimSpace(stem))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if number, is := strings.CutPrefix(stem, port); is && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number) {
			return true
		}
	}
	return false
}

// shortName cuts a name to what file systems take, and keeps its ending.
func shortName(name string) string {
	if len(name) <= longestName {
		return name
	}
	ending := filepath.Ext(name)
	if len(ending) > longestEnding {
		ending = ""
	}
	stem := strings.TrimSuffix(name, ending)[:longestName-len(ending)]
	for !utf8.ValidString(stem) {
		stem = stem[:len(stem)-1]
	}
	return strings.TrimRight(stem, ". ") + ending
}
