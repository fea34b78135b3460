package spelled

import (
	"slices"
	"strings"
)

// Sites gives the site of an address on the web as it may be written, from which a confidential source can be told as from its name: none where an open source uses it too, nor one on which many publish.
func (o *Open) Sites(address string) []string {
	at := site(address)
	if at == "" || o.sites[at] || slices.Contains(sharedSites(), at) {
		return nil
	}
	return []string{at, "www." + at}
}

// site gives the host of an address on the web, in small letters and without what often goes before it; nothing of what is no address.
func site(address string) string {
	host := strings.ToLower(strings.TrimRight(hostFirst.FindString(strings.TrimSpace(address)), "/?#"))
	if _, rest, is := strings.Cut(host, "://"); is {
		host = rest
	}
	if _, rest, is := strings.Cut(host, "@"); is {
		host = rest
	}
	host, _, _ = strings.Cut(strings.TrimPrefix(host, "www."), ":")
	if !strings.Contains(host, ".") {
		return ""
	}
	return host
}

// sharedSites lists sites on which so many publish that naming one tells of nobody, and striking it out would break the addresses of others.
func sharedSites() []string {
	return strings.Fields("facebook.com m.facebook.com fb.com twitter.com mobile.twitter.com x.com t.me telegram.me youtube.com youtu.be instagram.com tiktok.com linkedin.com reddit.com vk.com wordpress.com blogspot.com medium.com " +
		"wa.me docs.google.com drive.google.com sites.google.com dropbox.com archive.org web.archive.org reliefweb.int wikipedia.org")
}
