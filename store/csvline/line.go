package csvline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Append puts a line of cells behind others, each made harmless, with commas between them and a line feed at the end (RFC 4180).
func Append(text []byte, cells []string) []byte {
	for n, cell := range cells {
		text = AppendField(Separated(text, n), Guarded(cell))
	}
	return append(text, '\n')
}

// Separated puts a comma behind a field that another follows.
func Separated(line []byte, n int) []byte {
	if n > 0 {
		return append(line, ',')
	}
	return line
}

// AppendField puts a text behind others as it is, between quotation marks where RFC 4180 asks for them, and where it holds a semicolon or a tab: spreadsheets split a line at those too, some as they come and
// others by their language, so that what stood behind one would shift the cells of its row, or run as a formula.
func AppendField(line []byte, text string) []byte {
	if strings.ContainsAny(text, ";\t") {
		return appendQuoted(line, text)
	}
	return AppendAsRead(line, text)
}

// AppendAsRead puts a text behind others as it is, between quotation marks where encoding/csv puts them alone: so a line that came in with no others goes out the same.
func AppendAsRead(line []byte, text string) []byte {
	if quoted(text) {
		return appendQuoted(line, text)
	}
	return append(line, text...)
}

func appendQuoted(line []byte, text string) []byte {
	line = append(line, '"')
	for {
		mark := strings.IndexByte(text, '"')
		if mark < 0 {
			break
		}
		line = append(append(line, text[:mark]...), `""`...)
		text = text[mark+1:]
	}
	return append(append(line, text...), '"')
}

// quoted reports whether a text needs quotation marks to be one field.
func quoted(text string) bool {
	if text == "" {
		return false
	}
	if text == `\.` || text[0] == ' ' {
		return true
	}
	for at := range len(text) {
		if c := text[at]; c == ',' || c == '"' || c == '\r' || c == '\n' {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsSpace(first)
}
