package exchange

import (
	"strings"
	"testing"
)

// What is a contact is taken out wherever it stands in a sentence, in Latin or in Arabic script.
func TestContactsAreTakenOut(t *testing.T) {
	for _, secret := range []string{
		"0933123456", "963933123456", "(011) 2223344", "٠٩٣٣١٢٣٤٥٦", "+٩٦٣ ٩٣٣ ١٢٣ ٤٥٦", "۰۹۳۳۱۲۳۴۵۶", "+963933123456", "00963 933 123 456", "0933-123-456", "933 123 456",
		"+963 (933) 123.456", "0933 123.456", "011/2223344", "(+963) 933 123 456", "01 42 68 53 00", "0933.123.456", "+44 20 7946 0958", "0944 123 456 / 0933 123 456", "0933123456 0944123456",
		"@abu_omar", "t.me/abu_omar", "https://t.me/abu_omar", "wa.me/963933123456", "telegram.me/abu_omar", "abu.omar@example.org",
	} {
		for _, around := range [][2]string{{"", ""}, {"call ", ", he said"}, {"(", ")"}, {"اتصل ", " مساء"}, {"15/09/2016: ", "."}} {
			got := WithoutContacts(around[0] + secret + around[1])
			for _, left := range []string{"123456", "123 456", "123-456", "123.456", "3344", "٤٥٦", "۴۵۶", "۳۴۵۶", "0958", "68 53", "omar"} {
				if strings.Contains(got, left) {
					t.Errorf("%q became %q", around[0]+secret+around[1], got)
				}
			}
			if !strings.HasPrefix(got, around[0][:len(strings.TrimRight(around[0], "("))]) || !strings.Contains(got, "removed]") {
				t.Errorf("%q became %q", around[0]+secret+around[1], got)
			}
		}
	}
}

// What only looks like one stays.
func TestWhatIsNoContactStays(t *testing.T) {
	for _, plain := range []string{
		"2016-09-15", "15/09/2016", "15.09.2016", "2016-09-15 14:20", "20 2016-09-15", "2016-09-12T19:27:00Z", "12/09/2016 and 13/09/2016", "2016-09-15/2016-09-20", "20160915", "1,466", "12,000,000",
		"12 000 000", "1 466", "36.20217, 37.13438", "36.20217 37.13438", "POINT (37.13438 36.20217)", "-36.20217 -0.13438", "+36.202171 +37.134382", "2011-2016", "2011–2016 and 2017", "2011/2012/2013",
		"550e8400-e29b-41d4-a716-446655440000", "12345678-1234-4234-8234-123456789012", "SYR12345", "SYR123456789", "GED 227936", "20 of 31 lorries", "00:00-12:00", "pp. 112-118",
		"https://example.org/news/2016/123456789", "www.example.org/a0933123456", "9e107d9d372bb6826bd81d3542a419d6", "05/09 06/09", "12/20 13/20 15/20", "2254 (2015)", "٢٠١٦-٠٩-١٥", "٢٠١٦",
		"A/RES/66/253", "fire at 14:20-16:30", "@ 14:20", "15 Sep 2016, 14:20",
	} {
		if got := WithoutContacts(plain); got != plain {
			t.Errorf("%q became %q", plain, got)
		}
		if got := WithoutContacts("at " + plain + ", he said"); got != "at "+plain+", he said" {
			t.Errorf("%q became %q", plain, got)
		}
	}
}
