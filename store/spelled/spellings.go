package spelled

import (
	"regexp"
	"strings"
)

// Spellings gives names, and those of several words as they stand without an article that begins them, which a sentence often leaves out, and within a key or an address, where no space may stand. What is written with hyphens may be written without.
func Spellings(names ...string) (all []string) {
	for _, name := range names {
		words := wordsOf(name)
		all = append(all, name)
		if len(words) > 2 && strings.EqualFold(words[0], "the") {
			words = words[1:]
			all = append(all, strings.Join(words, " "))
		}
		if len(words) < 2 {
			continue
		}
		for _, mark := range []string{"", " ", "-", "_", "."} {
			all = append(all, strings.Join(words, mark))
		}
	}
	return all
}

// leastHyphened is how long a name is, in bytes, that is known without its hyphens too: what is left of a short one would be a word of every text.
const leastHyphened = 8

// wordsOf gives the words of a name, those that hyphens join apart.
func wordsOf(name string) []string {
	if len(name) >= leastHyphened && !strings.ContainsAny(name, "/@") {
		name = strings.ReplaceAll(name, "-", " ")
	}
	return strings.Fields(name)
}

// Addresses gives an address on the web as it may be written: with what goes before its host or without, and without the stroke at its end.
func Addresses(address string) []string {
	address = strings.TrimSpace(address)
	all := []string{address}
	for _, before := range []string{"https://", "http://", "www."} {
		if rest := strings.TrimSuffix(address, "/"); len(rest) > len(before) && strings.EqualFold(rest[:len(before)], before) {
			address = rest[len(before):]
			all = append(all, address)
		}
	}
	return append(all, strings.TrimSuffix(address, "/"))
}

// hostFirst is an address on the web up to the end of its host. Without what goes before it a host is in small letters, and something follows: "rania.qasim" is a name.
var hostFirst = regexp.MustCompile(`^(?:(?i:https?://|ftp://)[^/?#\s]*|www\.[^/?#\s]+|(?:[a-z0-9-]{2,}\.)+[a-z]{2,})(?:[/?#]|$)`)

// WithoutHost gives what stands in an address on the web behind its host, which is a place where many publish; of what is no address, all of it.
func WithoutHost(text string) string {
	host := hostFirst.FindString(text)
	if host == text && !strings.HasPrefix(host, "www.") && !strings.Contains(host, "://") {
		return text
	}
	return text[len(host):]
}
