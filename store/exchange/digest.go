package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// Digest reads a file through to its end and gives its SHA-256 as hexadecimal digits, by which an import batch is known.
func Digest(r io.Reader) (string, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return "", fmt.Errorf("reading the file for its digest: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
