package ceasefire

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// ID is the universal key of a record that can be shared between dossiers: a UUID, version 7 where the program makes it.
// The zero ID means "none".
type ID [16]byte

// ParseID reads an ID in its usual form of 36 characters, upper or lower case.
func ParseID(text string) (ID, error) {
	var id ID
	if len(text) != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return ID{}, fmt.Errorf("%q is not an identifier of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", text)
	}
	if _, err := hex.Decode(id[:], []byte(strings.ReplaceAll(text, "-", ""))); err != nil {
		return ID{}, fmt.Errorf("reading the identifier %q: %w", text, err)
	}
	return id, nil
}

// IsZero reports whether the ID names no record.
func (id ID) IsZero() bool { return id == ID{} }

// String gives the ID in its usual form, or nothing for the zero ID.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	var text [36]byte
	to := hex.AppendEncode(text[:0], id[0:4])
	for _, part := range [][]byte{id[4:6], id[6:8], id[8:10], id[10:16]} {
		to = hex.AppendEncode(append(to, '-'), part)
	}
	return string(to)
}

// MarshalText writes the ID as String does.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote; an empty text is the zero ID.
func (id *ID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = ID{}
		return nil
	}
	parsed, err := ParseID(string(text))
	*id = parsed
	return err
}
