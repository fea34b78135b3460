package exchange

import (
	"bytes"
	"io"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"
)

// Encoding is how a text's letters are written as bytes, by the name that the WHATWG Encoding Standard gives it.
type Encoding string

// The encodings that are read. A byte order mark is passed over in all of them.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252" // western Europe
	Windows1251 Encoding = "windows-1251" // Cyrillic
	Windows1256 Encoding = "windows-1256" // Arabic
)

// Encodings lists the encodings as forms show them.
func Encodings() []Encoding {
	return []Encoding{UTF8, UTF16LE, UTF16BE, Windows1252, Windows1251, Windows1256}
}

// Words says whose letters the encoding writes.
func (e Encoding) Words() string {
	switch e {
	case Windows1252:
		return "western European (Windows-1252)"
	case Windows1251:
		return "Cyrillic (Windows-1251)"
	case Windows1256:
		return "Arabic (Windows-1256)"
	case UTF16LE:
		return "Unicode (UTF-16, little endian)"
	case UTF16BE:
		return "Unicode (UTF-16, big endian)"
	}
	return "Unicode (UTF-8)"
}

// charset gives what turns an encoding's bytes into UTF-8, nil for UTF-8 itself.
func (e Encoding) charset() encoding.Encoding {
	switch e {
	case UTF16LE:
		return textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM)
	case UTF16BE:
		return textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM)
	case Windows1252:
		return charmap.Windows1252
	case Windows1251:
		return charmap.Windows1251
	case Windows1256:
		return charmap.Windows1256
	}
	return nil
}

// decoded gives the text of bytes in the encoding as UTF-8.
func (e Encoding) decoded(r io.Reader) io.Reader {
	if charset := e.charset(); charset != nil {
		return charset.NewDecoder().Reader(r)
	}
	return r
}

// decodedBytes gives the text of a few bytes, a letter that is cut off at the end left out.
func (e Encoding) decodedBytes(text []byte) []byte {
	charset := e.charset()
	if charset == nil {
		return bytes.ToValidUTF8(text[:wholeLetters(text)], []byte("\ufffd"))
	}
	if e == UTF16LE || e == UTF16BE {
		text = text[:len(text)&^1]
	}
	decoded, err := charset.NewDecoder().Bytes(text)
	if err != nil {
		return nil
	}
	return bytes.TrimSuffix(decoded, []byte("\ufffd"))
}

// wholeLetters gives how much of a text in UTF-8 comes before a letter that is cut off at its end.
func wholeLetters(text []byte) int {
	for back := 1; back <= min(utf8.UTFMax-1, len(text)); back++ {
		if at := len(text) - back; utf8.RuneStart(text[at]) {
			if !utf8.FullRune(text[at:]) {
				return at
			}
			break
		}
	}
	return len(text)
}

// guessedEncoding finds a text's encoding by pieces of it, of which the first is its beginning. The first of the encodings is the likeliest;
// where there are others, it is not sure.
func guessedEncoding(pieces [][]byte) []Encoding {
	start := pieces[0]
	switch {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		return []Encoding{UTF8}
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		return []Encoding{UTF16LE}
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		return []Encoding{UTF16BE}
	}
	if wide := utf16Without(start); wide != "" {
		return []Encoding{wide}
	}
	valid := true
	for n, piece := range pieces {
		if n > 0 {
			piece = afterCut(piece)
		}
		valid = valid && utf8.Valid(piece[:wholeLetters(piece)])
	}
	if valid {
		return []Encoding{UTF8}
	}
	return likeliest(bytes.Join(pieces, []byte{'\n'}))
}

// afterCut leaves out the rest of a letter that a piece begins in the middle of.
func afterCut(piece []byte) []byte {
	for n := 0; n < utf8.UTFMax-1 && len(piece) > 0 && !utf8.RuneStart(piece[0]); n++ {
		piece = piece[1:]
	}
	return piece
}

// utf16Without finds UTF-16 that has no byte order mark by its zero bytes: of Latin letters, digits and marks every second byte is zero.
func utf16Without(start []byte) Encoding {
	var even, odd int
	start = start[:min(len(start), 4096)&^1]
	for i := 0; i < len(start); i += 2 {
		if start[i] == 0 {
			even++
		}
		if start[i+1] == 0 {
			odd++
		}
	}
	half := len(start) / 2
	switch {
	case half < 4:
		return ""
	case odd*4 > half && even*20 < half:
		return UTF16LE
	case even*4 > half && odd*20 < half:
		return UTF16BE
	case even+odd == 0: // in UTF-16 the marks between columns and rows would have some
		return ""
	}
	return utf16ByLetters(start)
}

// utf16ByLetters finds UTF-16 by what its pairs of bytes are as letters, since those of Arabic and Cyrillic words have no zero bytes: in one order nearly all of them are letters of the scripts that are read, in the
// other they are not.
func utf16ByLetters(start []byte) Encoding {
	var little, big int
	for i := 0; i < len(start); i += 2 {
		if usualLetter(rune(start[i]) | rune(start[i+1])<<8) {
			little++
		}
		if usualLetter(rune(start[i])<<8 | rune(start[i+1])) {
			big++
		}
	}
	half := len(start) / 2
	switch {
	case little*20 > half*19 && big*2 < half:
		return UTF16LE
	case big*20 > half*19 && little*2 < half:
		return UTF16BE
	}
	return ""
}

// usualLetter reports whether a letter is one of ASCII, an accented Latin, a Cyrillic, an Arabic or a Greek one, or a mark that is used with these.
func usualLetter(r rune) bool {
	switch {
	case r < ' ':
		return r == '\n' || r == '\r' || r == '\t'
	case r < 0x80:
		return r != 0x7f
	}
	return r >= 0xa0 && r < 0x250 || r >= 0x370 && r < 0x530 || r >= 0x600 && r < 0x700 || r >= 0x2010 && r < 0x2070 || r >= 0xfb50 && r < 0xff00
}

// likeliest orders the encodings of one byte a letter by how much of what a text holds beside ASCII makes words in them. Those that lie close
// behind the first are kept.
func likeliest(text []byte) []Encoding {
	type ranked struct {
		encoding Encoding
		score    float64
	}
	var order []ranked
	for _, e := range []Encoding{Windows1252, Windows1251, Windows1256} {
		order = append(order, ranked{e, wordiness([]rune(string(e.decodedBytes(text))), e)})
	}
	best := order[0]
	for _, r := range order[1:] {
		if r.score > best.score {
			best = r
		}
	}
	found := []Encoding{best.encoding}
	for _, r := range order {
		same := bytes.Equal(r.encoding.decodedBytes(text), best.encoding.decodedBytes(text)) // as French is in Windows-1252 and 1256
		if r.encoding != best.encoding && r.score > best.score-0.3 && !same {
			found = append(found, r.encoding)
		}
	}
	return found
}

// wordiness gives the part, from 0 to 1, of the letters beside ASCII that stand where the encoding's script would have them: Cyrillic and
// Arabic letters beside their like, accented Latin letters beside plain ones.
func wordiness(text []rune, e Encoding) float64 {
	fits, all := 0.0, 0
	for i, r := range text {
		if r < 0x80 {
			continue
		}
		all++
		before, after := ' ', ' '
		if i > 0 {
			before = text[i-1]
		}
		if i+1 < len(text) {
			after = text[i+1]
		}
		fits += fitting(e, r, before, after)
	}
	if all == 0 {
		return 0
	}
	return fits / float64(all)
}

func fitting(e Encoding, r, before, after rune) float64 {
	switch {
	case unicode.Is(unicode.Co, r), unicode.IsControl(r), r == utf8.RuneError:
		return -1
	case unicode.IsPunct(r), unicode.IsSpace(r), unicode.IsSymbol(r):
		return 0.3
	case e == Windows1251 && unicode.Is(unicode.Cyrillic, r):
		if unicode.IsUpper(r) && unicode.Is(unicode.Cyrillic, before) && (unicode.IsLower(before) || unicode.IsLower(after)) {
			return -1
		}
		if latin(before) || latin(after) {
			return -0.5
		}
		return inScript(unicode.Cyrillic, before, after)
	case e == Windows1256 && unicode.Is(unicode.Arabic, r):
		if latin(before) || latin(after) {
			return -0.5
		}
		return inScript(unicode.Arabic, before, after)
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return -0.5
	case plainLatin(before) || plainLatin(after):
		return 1
	}
	return 0
}

// inScript says how well a letter stands between its neighbours: a word has more than one.
func inScript(script *unicode.RangeTable, before, after rune) float64 {
	if unicode.Is(script, before) || unicode.Is(script, after) {
		return 1
	}
	return 0
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

func plainLatin(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }
