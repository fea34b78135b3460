package exchange

import "bytes"

// A text with a NUL in it is none to most programs that read tables, this one among them: they take the whole file for something else. JSON can bring one; it becomes the character that stands for what cannot be shown.

// insteadOfNUL is what stands in the place of a NUL.
const insteadOfNUL = "\uFFFD"

// withoutNUL gives a JSON text in which no string has a NUL.
func withoutNUL(raw []byte) []byte {
	const escaped = `\u0000`
	if !bytes.Contains(raw, []byte(escaped)) {
		return raw
	}
	var clean []byte
	for at := 0; at < len(raw); {
		switch {
		case raw[at] != '\\':
			clean = append(clean, raw[at])
			at++
		case bytes.HasPrefix(raw[at:], []byte(escaped)):
			clean = append(clean, insteadOfNUL...)
			at += len(escaped)
		default: // an escape of two characters, or the beginning of a longer one
			end := min(at+2, len(raw))
			clean = append(clean, raw[at:end]...)
			at = end
		}
	}
	return clean
}
