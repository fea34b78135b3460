package safekeeping

import (
	"crypto/rand"
	"math"
	"strings"
	"unicode"
)

// Strength is how hard a passphrase is to guess, by whoever has the sealed file and a fast computer.
type Strength int

// The strengths, the weakest first.
const (
	Empty Strength = iota
	Weak
	Fair
	Strong
)

// The bits from which a passphrase is fair and strong. A sealed file takes about a second for each guess on one computer (scrypt), so that 45 bits are a million years of one, and a year of a million.
const fairBits, strongBits = 45, 65

// Words says what a strength means.
func (s Strength) Words() string {
	return [...]string{"", "weak: it can be guessed", "fair: long enough for a while", "strong"}[s]
}

// StrengthOf estimates how strong a passphrase is, rather too low than too high: repeated and neighbouring letters count for little, and a word counts as one of a few thousand that everybody knows.
func StrengthOf(passphrase string) Strength {
	switch bits := bitsOf(passphrase); {
	case passphrase == "":
		return Empty
	case bits >= strongBits:
		return Strong
	case bits >= fairBits:
		return Fair
	}
	return Weak
}

// wordBits is what a word of plain letters counts for at most: one of 4,096.
const wordBits = 12

// bitsOf adds up what the parts of a passphrase count for: words of letters, and what stands between them.
func bitsOf(passphrase string) (bits float64) {
	seen := map[string]bool{}
	for _, part := range strings.FieldsFunc(strings.ToLower(passphrase), unicode.IsSpace) {
		if seen[part] {
			continue
		}
		seen[part] = true
		bits += partBits(part)
	}
	return bits
}

// partBits counts a part without spaces: its letters that are neither those before them nor their neighbours, by how many kinds of letters it has.
func partBits(part string) float64 {
	var letters, digits, others bool
	fresh, before := 0.0, rune(-1)
	for _, r := range part {
		switch {
		case unicode.IsLetter(r):
			letters = true
		case unicode.IsDigit(r):
			digits = true
		default:
			others = true
		}
		if step := r - before; step < -1 || step > 1 {
			fresh++
		}
		before = r
	}
	if letters && !digits && !others {
		return min(fresh*math.Log2(26)*0.6, wordBits) // a word of a language, or as good as one
	}
	pool := 0.0
	for _, kind := range []struct {
		has bool
		n   float64
	}{{letters, 26}, {digits, 10}, {others, 20}} {
		if kind.has {
			pool += kind.n
		}
	}
	return fresh * math.Log2(pool) * 0.8
}

// groupOf is how many letters of a made passphrase stand together.
const groupOf = 5

// NewPassphrase makes a passphrase by chance, of 125 bits: five groups of five letters and digits that are not mistaken for one another.
func NewPassphrase() string {
	text := strings.ToLower(rand.Text())
	var groups []string
	for at := 0; at+groupOf <= 5*groupOf; at += groupOf {
		groups = append(groups, text[at:at+groupOf])
	}
	return strings.Join(groups, "-")
}
