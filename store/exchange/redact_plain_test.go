package exchange

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// stationed is a position that incidents of these tests lie at.
func stationed() []ceasefire.Point { return []ceasefire.Point{{Lat: 36.25814, Lon: 37.13425}} }

// A position goes however its letters and figures are written, and what is around it stays as it is written.
func TestPositionsGoHoweverTheirFiguresAreWritten(t *testing.T) {
	const gone = "[position removed]"
	for text, want := range map[string]string{
		"https://www.google.com/maps/place/36%C2%B015'29.3%22N+37%C2%B008'03.3%22E": "https://www.google.com/maps/place/" + gone + "+" + gone,
		"a%20b%252C36%25C2%25B015'29%22N":                                           "a%20b%252C" + gone,
		"36&deg;15&#39;29&quot;N &amp; so":                                          gone + " &amp; so",
		"https://www.google.com/maps/place/8G8P7454%2B2X now":                       "https://www.google.com/maps/place/" + gone + " now",
		"37 S 0332385 UTM 4014195 there":                                            gone + " there",
		"37S 0332385 4014195; 37S/332385/4014195":                                   gone + "; " + gone,
		"at 0332385E 4014195N":                                                      "at " + gone,
		"332 385 E, 4 014 195 N":                                                    gone,
		"E 332,385 N 4,014,195":                                                     gone,
		"N 4014195 E 332385":                                                        gone,
		"at 36 15 29.3, 37 08 03.3 by day":                                          "at " + gone + " by day",
		"at 14:20 36 15 29.3, 37 08 03.3":                                           "at 14:20 " + gone,
		"36:15:29.3 37:08:03.3":                                                     gone,
		"36:15:29 37:08:03":                                                         gone,
		"36 15.488, 37 08.055":                                                      gone,
		"36° 15' 29.3\", 37° 08' 03.3\"":                                            gone + ", " + gone,
		"36 degrees 15 minutes 29 seconds north, 37 degrees 8 minutes 3 seconds east": gone,
		"36.258 degrees north, 37.134 degrees east":                                   gone,
		"36 درجة 15 دقيقة 29 ثانية شمالاً 37 درجة 8 دقيقة 3 ثانية شرقاً":              gone,
		"ｆｒｏｍ ３６．２５８１４，３７．１３４２５ ｏｎ":                                                   "ｆｒｏｍ " + gone + "，" + gone + " ｏｎ",
		"٣٦٫٢٥٨١٤، ٣٧٫١٣٤٢٥":                                                          gone + "، " + gone,
		"१६.२५८१४ 𝟑𝟔.𝟐𝟓𝟖𝟏𝟒":                                                           gone + " " + gone,
		"36·25814, 37·13425":                                  gone + ", " + gone,
		"36.25\u200b814\u00ad x":                              gone + " x",
		"grid CA3238514195":                                   "grid " + gone,
		"MGRS: CA 32385 14195, map ref CA 323 141":            "MGRS: " + gone + ", map ref " + gone,
		"https://What3Words.com/filled.count.soap":            gone,
		"HTTPS://W3W.CO/filled.count.soap":                    gone,
		"Maps.App.Goo.GL/aBcD12 GEO:36.2,37.1 GeoHash sy7p2x": gone + " " + gone + " GeoHash " + gone,
		// and what only looks like one stays
		"seen 14:20:30 15:21:31, 10:20:30.5 10:25:00.1":         "seen 14:20:30 15:21:31, 10:20:30.5 10:25:00.1",
		"counts 36 15 and 37 08; aged 36, 15, 29":               "counts 36 15 and 37 08; aged 36, 15, 29",
		"10 12 14, 20 22 24 shells":                             "10 12 14, 20 22 24 shells",
		"12-09-16, 13-09-16; 2016-09-12 14:20:30":               "12-09-16, 13-09-16; 2016-09-12 14:20:30",
		"12 334 567, 4 012 345 people":                          "12 334 567, 4 012 345 people",
		"UN20160912, ID 12345678":                               "UN20160912, ID 12345678",
		"up 50%, 20%15 of ２０１６ at 14：20：30 caf\u00adé &amp; co": "up 50%, 20%15 of ２０１６ at 14：20：30 caf\u00adé &amp; co",
		"https://example.org/a%20b%2C12":                        "https://example.org/a%20b%2C12",
		"CA3238514195 on a crate":                               "CA3238514195 on a crate",
	} {
		if got := WithoutCoordinates(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// What may be something else as well is a position where it is near that of its incident.
func TestWhatMayBeAPositionIsOneNearTheIncidents(t *testing.T) {
	const gone = "[position removed]"
	for text, want := range map[string]string{
		"CA3238514195 and CA 3238 1419":         gone + " and " + gone,
		"at CA323141, ca 32 14":                 "at " + gone + ", " + gone,
		"CA3223413892":                          gone,
		"36 15 29, 37 08 03":                    gone,
		"37:08:03 / 36:15:29":                   gone,
		"36 15.5, 37 8.1":                       gone,
		"332385 - 4014195; 332 385 / 4 014 195": gone + "; " + gone,
		"X: 332385.13 Y: [telephone removed]":   "X: " + gone + " Y: [telephone removed]",
		"3625814, 3713425":                      gone,
		"３６ １５ ２９, 37%3A08%3A03":                gone,
		// elsewhere
		"CB3238514195, DA 3238 1419":        "CB3238514195, DA 3238 1419",
		"15:29:36 16:20:00; 36 15, 14 20":   "15:29:36 16:20:00; 36 15, 14 20",
		"332385 people of 5014195":          "332385 people of 5014195",
		"36 15 29 dead; 37 of 08 03":        "36 15 29 dead; 37 of 08 03",
		"X: 312385; 1234567, 7654321":       "X: 312385; 1234567, 7654321",
		"in 2016 and 2017, 36 15 and 37 20": "in 2016 and 2017, 36 15 and 37 20",
	} {
		if got := withoutPositionsOf(text, stationed()); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// What leads to a person goes whatever is not seen between its signs, and in whatever link.
func TestContactsGoHoweverTheirSignsAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"+963944\u200b123456 now":                                        "[telephone removed] now",
		"y.khatib@ex\u00adample.org":                                     "[e-mail removed]",
		"y.khatib%40example.org, y&#64;example.org":                      "[e-mail removed], [e-mail removed]",
		"viber://chat?number=%2B963944123456 now":                        "[handle removed] now",
		"tg://resolve?domain=yusufk, whatsapp://send?phone=963944123456": "[handle removed], [handle removed]",
		"tel:%2B963944123456":                                            "tel:[telephone removed]",
		"TEL://+963944123456":                                            "[handle removed]",
		"https://example.org/call?phone=%2B963944123456&x=1":             "https://example.org/call?phone=[telephone removed]&x=1",
		"０９４４ １２３ ４５６":                                                   "[telephone removed]",
		"Telegram: Yusufk. Signal: Yusufk":                               "Telegram: [handle removed]. Signal: [handle removed]",
		"Telegram: Damascus was shelled; Facebook: Photos":               "Telegram: Damascus was shelled; Facebook: Photos",
		"ＭＯＲＥ ２０１６ caf\u00adé 12\u200b000":                               "ＭＯＲＥ ２０１６ caf\u00adé 12\u200b000",
		"title://x, https://example.org/?page=12":                        "title://x, https://example.org/?page=12",
	} {
		if got := WithoutContacts(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// A position in metres is told from the degrees of the same place.
func TestEastingsAndNorthings(t *testing.T) {
	if e, n := projected(stationed()[0], 37); e < 332380 || e > 332390 || n < 4014190 || n > 4014200 { // as given with the position
		t.Error(e, n)
	}
	if e, n := projected(ceasefire.Point{Lat: 43.6425667, Lon: -79.3871389}, 17); math.Abs(e-630084) > 2 || math.Abs(n-4833438) > 2 { // the tower of Toronto, 17T 630084 4833438
		t.Error(e, n)
	}
	_, n := projected(ceasefire.Point{Lat: 20, Lon: 30}, 36)
	if _, south := projected(ceasefire.Point{Lat: -20, Lon: 30}, 36); math.Abs(n+south-10_000_000) > 1 {
		t.Error(n, south)
	}
}

// What stays of a text is as it was written, and reads as plain text as what became of that.
func TestWhatStaysOfATextIsAsItWasWritten(t *testing.T) {
	part := rapid.OneOf(rapid.SampledFrom([]string{"36.25814", "３６．２５", "\u200b", "\u00ad", "%2C", "%C2%B0", "&deg;", ", ", " ", "+963944", "123456", "[position removed]", "é", "e\u0301", "٣٦٫٢٥٨١٤", "·", "\xff", "%", "&", "a"}), rapid.String())
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 12).Draw(r, "parts"), "")
		looked := text
		if p, differs := plain(text); differs {
			looked = string(p.text)
		}
		for _, strike := range []func(string) string{withoutPlainCoordinates, withoutPlainContacts} {
			want, now := strike(looked), throughPlain(text, strike)
			if want == looked && now != text {
				r.Fatalf("%q became %q, though nothing is to go", text, now)
			}
			for _, part := range markOfRemoval.Split(now, -1) {
				if want != now && !strings.Contains(text, part) {
					r.Fatalf("%q: %q was not in it", text, part)
				}
			}
		}
	})
}

// What may be a position is told of where nothing is known that it is near to, and what is none is not.
func TestDoubtfulPositionsAreToldOf(t *testing.T) {
	for text, want := range map[string]string{
		"at CA3238514195 and CA 3238 1419":     "CA3238514195|CA 3238 1419",
		"36 15 29, 37 08 03 there":             "36 15 29, 37 08 03",
		"３６ １５ ２９, 37 08 03":                   "36 15 29, 37 08 03",
		"UN20160912, 14:20:30 15:21:31":        "",
		"10 12 14, 20 22 24; ca 3238 1419 men": "",
		"12 334 567, 4 012 345 people":         "",
	} {
		if got := strings.Join(DoubtfulPositions(text), "|"); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
