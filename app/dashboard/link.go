package dashboard

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// link is an address on the web that may be opened: whole, and its host as it is asked for, in the letters of the alphabet alone. Doubts are what whoever opens it should know.
type link struct {
	whole  *url.URL
	host   string
	doubts []string
}

// longestAddress bounds an address, in bytes.
const longestAddress = 2000

// readLink reads an address that stands in a record. What is no plain address on the web (http or https) is refused, with a sentence that says why.
func readLink(text string) (link, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return link{}, errors.New("there is no address")
	case len(text) > longestAddress:
		return link{}, fmt.Errorf("this address is longer than %d letters, and is not opened", longestAddress)
	case strings.ContainsFunc(text, unseen):
		return link{}, errors.New("this address holds spaces or letters that cannot be seen, and is not opened: copy it and look at it")
	case strings.Contains(text, `\`):
		return link{}, errors.New("this address holds a backslash, which programs read differently, and is not opened")
	}
	u, err := url.Parse(text)
	if err != nil {
		return link{}, errors.New("this is no address that can be read, and is not opened")
	}
	return webLink(u)
}

// unseen reports whether a letter of an address is a space, or cannot be seen.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co) || r == unicode.ReplacementChar
}

// webLink refuses what does not plainly lead to a host on the web.
func webLink(u *url.URL) (link, error) {
	switch scheme := strings.ToLower(u.Scheme); {
	case scheme == "":
		return link{}, errors.New("this is no whole address: one that is opened begins with https:// or http://")
	case scheme != "http" && scheme != "https":
		return link{}, fmt.Errorf("this address begins with %s:, and only https:// and http:// are opened", shortened(u.Scheme))
	case u.User != nil:
		return link{}, errors.New("this address puts a name before its host, which hides where it leads, and is not opened")
	case u.Opaque != "" || u.Hostname() == "":
		return link{}, errors.New("this address names no host, and is not opened")
	}
	host, err := idna.Lookup.ToASCII(strings.TrimSuffix(u.Hostname(), "."))
	if net.ParseIP(u.Hostname()) != nil {
		host, err = u.Hostname(), nil
	}
	if err != nil || host == "" || strings.HasSuffix(host, ".") { // "http://." names the root of all names
		return link{}, errors.New("this address names a host that cannot be, and is not opened")
	}
	return knownLink(u, host), nil
}

// knownLink gives an address that leads to its host as it is asked for, with what is to be known of it.
func knownLink(u *url.URL, host string) link {
	whole := *u
	whole.Scheme, whole.Host = strings.ToLower(u.Scheme), host
	if strings.Contains(host, ":") {
		whole.Host = "[" + host + "]"
	}
	l := link{whole: &whole, host: host}
	if port := u.Port(); port != "" {
		whole.Host += ":" + port
		l.doubts = append(l.doubts, "It leads to the port "+port+", not to the usual one.")
	}
	if whole.Scheme == "http" {
		l.doubts = append(l.doubts, "It is not encrypted: whoever is between can read and change it.")
	}
	if net.ParseIP(host) != nil {
		l.doubts = append(l.doubts, "Its host is a number, not a name.")
	}
	if strings.HasPrefix(host, "xn--") || strings.Contains(host, ".xn--") {
		l.doubts = append(l.doubts, "Its host is written in other letters, which may look like those of another: "+u.Hostname())
	}
	return l
}
