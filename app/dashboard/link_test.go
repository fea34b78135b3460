package dashboard

import (
	"strings"
	"testing"
)

func TestOnlyPlainAddressesOnTheWebAreOpened(t *testing.T) {
	for text, want := range map[string]struct{ host, whole string }{
		"https://www.example.org/a?b=c#d": {"www.example.org", "https://www.example.org/a?b=c#d"},
		" HTTP://Example.ORG ":            {"example.org", "http://example.org"},
		"https://example.org:8443/x":      {"example.org", "https://example.org:8443/x"},
		"http://192.0.2.7/":               {"192.0.2.7", "http://192.0.2.7/"},
		"http://[2001:db8::1]:80/":        {"2001:db8::1", "http://[2001:db8::1]:80/"},
		"https://bücher.example/x":        {"xn--bcher-kva.example", "https://xn--bcher-kva.example/x"},
		"https://مثال.example/":           {"xn--mgbh0fb.example", "https://xn--mgbh0fb.example/"},
		"https://example.org./":           {"example.org", "https://example.org/"},
	} {
		l, err := readLink(text)
		if err != nil || l.host != want.host || l.whole.String() != want.whole {
			t.Errorf("%q: %q, %v, %v", text, l.host, l.whole, err)
		}
	}
	for text, why := range map[string]string{
		"": "no address", "example.org": "no whole address", "//example.org/x": "no whole address", "/etc/passwd": "no whole address", "file:///etc/passwd": "begins with file:",
		"javascript:alert(1)": "begins with javascript:", "ms-msdt:/id": "begins with ms-msdt:", "smb://host/share": "begins with smb:", "mailto:a@b.example": "begins with mailto:",
		"https://example.org@evil.example/": "a name before its host", "https://user:pw@evil.example/": "a name before its host", "https:///x": "names no host", "https:example.org": "names no host",
		"https://example.org/a b": "cannot be seen", "https://example.org/\u202egpj": "cannot be seen", "https://example.org/\x00": "cannot be seen", "https://exam\u200bple.org": "cannot be seen",
		`https://example.org\@evil.example`: "backslash", "https://" + strings.Repeat("a", 3000): "longer than", "https://[::1": "no address that can be read", "https://-.-/": "a host that cannot be",
		"http://.": "a host that cannot be", "https://a../": "a host that cannot be", "--help": "no whole address", "%0a": "no",
	} {
		if l, err := readLink(text); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v, %v", text, l.whole, err)
		}
	}
	if l, err := readLink("http://192.0.2.7:99/"); err != nil || len(l.doubts) != 3 {
		t.Errorf("%+v, %v", l, err)
	}
}

// Whatever stands in a record, what is handed to the system begins with http:// or https://, has a host, and holds nothing that cannot be seen; it is read again as the same.
func FuzzLink(f *testing.F) {
	for _, text := range []string{"https://example.org/", "http://a@b", "https://bücher.example:1/%2e%2e?x", "javascript:x", "http://[::1]/", "https://a\\b", "http:/x", "HTTPS://0x7f.1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := readLink(text)
		if err != nil {
			return
		}
		whole := l.whole.String()
		if l.host == "" || !strings.HasPrefix(whole, "http://") && !strings.HasPrefix(whole, "https://") || strings.ContainsFunc(whole, unseen) || l.whole.User != nil {
			t.Fatalf("%q is opened as %q", text, whole)
		}
		if again, err := readLink(whole); err != nil || again.host != l.host || again.whole.String() != whole {
			t.Errorf("%q is read again as %v, %v", whole, again.whole, err)
		}
	})
}
