package dashboard

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"truceboard/store"
)

// sentence makes a sentence of an error: a capital at its head and a full stop at its end.
func sentence(err error) string {
	text := strings.TrimSpace(store.Explained(err).Error())
	var file *store.FileError
	if errors.As(err, &file) && file.Path != "" {
		if before, whole := strings.CutSuffix(text, file.Error()); whole && strings.Contains(before, file.Path) {
			text = file.Error() // which names the file itself, and once is enough
		}
	}
	text = capital(text)
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}

// lowered gives a sentence as it goes on after a colon.
func lowered(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}
