package exchange

import (
	"bytes"
	"io"
)

// lookedForBreaks is how much of a text tells how its lines end.
const lookedForBreaks = 64 << 10

// endsInReturns reports whether the lines of a text end in a carriage return alone, as those of old Apple computers and of some exporters do.
func endsInReturns(start []byte) bool {
	start = start[:min(len(start), lookedForBreaks)]
	return bytes.IndexByte(start, '\r') >= 0 && bytes.IndexByte(start, '\n') < 0
}

// withFeeds reads a text whose lines end in carriage returns as one whose lines end in line feeds.
type withFeeds struct{ from io.Reader }

// Read reads on.
func (w withFeeds) Read(p []byte) (int, error) {
	n, err := w.from.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
