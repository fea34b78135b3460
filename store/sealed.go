package store

import (
	"bufio"
	"io"
	"strings"

	"filippo.io/age/armor"
)

// The first words of a file that age sealed, as bytes and as text.
const sealedHead = "age-encryption.org/v1\n"

// IsSealed reports whether a file is sealed by age, by its first words. One that cannot be read is not.
func IsSealed(path string) bool {
	file, err := OpenOrdinary(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, max(len(sealedHead), len(armor.Header)))
	n, err := io.ReadFull(file, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		return false
	}
	return headedSealed(head[:n])
}

// headedSealed reports whether a file begins as one does that age sealed.
func headedSealed(head []byte) bool {
	return strings.HasPrefix(string(head), sealedHead) || strings.HasPrefix(string(head), armor.Header)
}

// unarmoured gives what is sealed as bytes, whether it lies in a file as such or as text.
func unarmoured(from io.Reader) io.Reader {
	buffered := bufio.NewReader(from)
	if head, err := buffered.Peek(len(armor.Header)); err == nil && string(head) == armor.Header {
		return armor.NewReader(buffered)
	}
	return buffered
}
