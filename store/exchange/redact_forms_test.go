package exchange

import (
	"testing"

	"truceboard/store/ceasefire"
)

// A position goes in whatever form it is written, and what only looks like one stays.
func TestPositionsGoInEveryForm(t *testing.T) {
	const gone = "[position removed]"
	for text, want := range map[string]string{
		"at 8G6H6452+2V, east":                    "at " + gone + ", east",
		"6452+2V Aleppo; 6452+2VX":                gone + " Aleppo; " + gone,
		"8g6h6452+2v":                             gone,
		"2345+67 is 2412; C++ and 3+4":            "2345+67 is 2412; C++ and 3+4",
		"37S BV 12345 67890 by day":               gone + " by day",
		"37SBV1234567890; 37S BV 1234 6789":       gone + "; " + gone,
		"37sbv12346789":                           gone,
		"37S 334567 4012345":                      gone,
		"UTM 37 S 334567 mE 4012345 mN.":          gone + ".",
		"zone 37N, E 334567, N 4012345":           gone,
		"334567E 4012345N":                        gone,
		"36 12 05 N 37 09 10 E":                   gone,
		"near 36 12 05 N, 37 09 10 E, at dawn":    "near " + gone + ", at dawn",
		"36-12-05N 037-09-10E":                    gone,
		"36:12:05 N / 37:09:10 E":                 gone,
		"36 12 05 N":                              gone,
		"36 12.083 N 37 09.167 E":                 gone,
		"36 12 N 37 09 E":                         gone,
		"N36.2 E37.1":                             gone,
		"N 36 12 05 E 37 09 10":                   gone,
		"36.2N 37.1E (36.2 N, 37.1 E)":            gone + " (" + gone + ")",
		"36.2 north, 37.1 east":                   gone,
		"37.1E 36.2N":                             gone,
		"36deg 12min 05sec N 37deg 09min 10sec E": gone,
		"٣٦ ١٢ ٠٥ شمالاً ٣٧ ٠٩ ١٠ شرقاً":          gone,
		"36.20 شمالا، 37.13 شرقا":                 gone,
		"361205N 0370910E; 3612N03709E":           gone + "; " + gone,
		"lat 36.2 lon 37.1":                       "lat " + gone + " lon " + gone,
		"Lat: 36.2, Long: 37.1":                   "Lat: " + gone + ", Long: " + gone,
		"latitude 36.2 and longitude 37.1":        "latitude " + gone + " and longitude " + gone,
		"?mlat=36.2&mlon=37.1":                    "?mlat=" + gone + "&mlon=" + gone,
		"خط العرض 36.2 وخط الطول 37.1":            "خط العرض " + gone + " وخط الطول " + gone,
		"///filled.count.soap":                    gone,
		"w3w: filled.count.soap":                  "w3w: " + gone,
		"what3words.com/filled.count.soap":        gone,
		"https://maps.app.goo.gl/aBcD12":          gone,
		"geo:36.2,37.1?z=19":                      gone,
		"geohash sy7p2x":                          "geohash " + gone,
		"36N 37E, 30 N of 12":                     "36N 37E, 30 N of 12",
		"12 dead, 5 wounded; 3.5 km north":        "12 dead, 5 wounded; 3.5 km north",
		"10 and 12 September 2016, 14:20":         "10 and 12 September 2016, 14:20",
		"clauses 1.2, 3.4 and 10 12 14":           "clauses 1.2, 3.4 and 10 12 14",
		"from 10:20:30 to 10:25:00 EST":           "from 10:20:30 to 10:25:00 EST",
		"15 UN observers, 20 SUV 1234":            "15 UN observers, 20 SUV 1234",
		"news.bbc.co, file:///a.b.c":              "news.bbc.co, file:///a.b.c",
		"a long 3.5 hours; late 12.5 %":           "a long 3.5 hours; late 12.5 %",
		"12 shells, 15 east and 20 west of it":    "12 shells, 15 east and 20 west of it",
		"3 west, 12 13 north":                     "3 west, 12 13 north",
		"the sv8wrqfm unit":                       "the sv8wrqfm unit",
	} {
		if got := WithoutCoordinates(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
	aleppo := []ceasefire.Point{{Lat: 36.2021, Lon: 37.1343}}
	for text, want := range map[string]string{
		"at sy7m05dt":            "at sy7m05dt",
		"ezs42 is far":           "ezs42 is far",
		"12345 and 1234567 dead": "12345 and 1234567 dead",
	} {
		if got := withoutPositionsOf(text, aleppo); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
	if p := geohashed("ezs42"); p.Lat < 42.58 || p.Lat > 42.63 || p.Lon < -5.63 || p.Lon > -5.58 { // the example of the description: 42.605, -5.603
		t.Error(p)
	}
	if got := withoutPositionsOf("seen in EZS42E, east", []ceasefire.Point{{Lat: 42.6055, Lon: -5.5925}}); got != "seen in "+gone+", east" {
		t.Error(got)
	}
}

// What leads to a person goes in whatever form it is written.
func TestContactsGoInEveryForm(t *testing.T) {
	for text, want := range map[string]string{
		"see facebook.com/abu.omar.9":                           "see [handle removed]",
		"https://www.facebook.com/abu.omar/posts/12, so":        "[handle removed], so",
		"m.facebook.com/profile.php?id=12":                      "[handle removed]",
		"x.com/abu_omar and twitter.com/abu_omar":               "[handle removed] and [handle removed]",
		"instagram.com/abu; youtube.com/@abu":                   "[handle removed]; [handle removed]",
		"t.me/abu_omar":                                         "[handle removed]",
		"on facebook.com and twitter.com/ as told":              "on facebook.com and twitter.com/ as told",
		"netflix.com/title/1, example.org/xx.com/a":             "netflix.com/title/1, example.org/xx.com/a",
		"abu (at) example (dot) org; abu[at]example.org":        "[e-mail removed]; [e-mail removed]",
		"@abu_omar said":                                        "[handle removed] said",
		"Telegram: abu_omar, skype:live:abu.omar":               "Telegram: [handle removed], skype:[handle removed]",
		"Twitter: the channel said; Facebook: 12 posts":         "Twitter: the channel said; Facebook: 12 posts",
		"Telegram: yusufk there; Telegram: yusufk":              "Telegram: [handle removed] there; Telegram: [handle removed]",
		"Skype live:yusufk there, live:.cid.1a2b":               "Skype [handle removed] there, [handle removed]",
		"yusuf at example dot org; Y.K AT Mail.Example DOT org": "[e-mail removed]; [e-mail removed]",
		"yusuf＠example.org, yusuf＠example．org, ＠yusufk":         "[e-mail removed], [e-mail removed], [handle removed]",
		"threema ID ABCD1234 and telegram yusufk99":             "threema ID [handle removed] and telegram [handle removed]",
		"Signal username is yusufk, his Telegram account":       "Signal username is [handle removed], his Telegram account",
		"Telegram: shelling there; Facebook: posts by all":      "Telegram: shelling there; Facebook: posts by all",
		"a Telegram channel at 12, Telegram group videos":       "a Telegram channel at 12, Telegram group videos",
		"a dot at noon; live: it was":                           "a dot at noon; live: it was",
		"Tel. 221 4567; phone: 555-0199":                        "Tel. [telephone removed]; phone: [telephone removed]",
		"call 555 0199; هاتف ٢٢١٤٥٦٧":                           "call [telephone removed]; هاتف [telephone removed]",
		"tel0944123456":                                         "tel[telephone removed]",
		"+963 944\n123 456 or 0944\n 123456":                    "[telephone removed] or [telephone removed]",
		"call on 2016-09-12; mobile 12 000 000":                 "call on 2016-09-12; mobile 12 000 000",
		"12\n13\n14\n2016\n2017":                                "12\n13\n14\n2016\n2017",
		"phone lines cut on 12 September 2016, 31 dead":         "phone lines cut on 12 September 2016, 31 dead",
		"call no. 12, number 5; cell 36.2021":                   "call no. 12, number 5; cell 36.2021",
	} {
		if got := WithoutContacts(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}
