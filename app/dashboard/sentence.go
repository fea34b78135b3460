package dashboard

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence makes a sentence of an error: a capital at its head and a full stop at its end.
func sentence(err error) string {
	text := strings.TrimSpace(err.Error())
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}
