package main

import (
	"encoding/json"
	"io"
)

// writeJSON prints one document, indented, letters of every script as they are.
func writeJSON(w io.Writer, document any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(document)
}
