package spelled

import (
	"testing"

	"truceboard/store/ceasefire"
)

// The host of an address is no part of what tells of somebody; a name with a point or a stroke in it is no address.
func TestTheHostOfAnAddressIsLeftAside(t *testing.T) {
	for text, want := range map[string]string{
		"https://www.aljazeera.com/news/private": "news/private",
		"HTTP://Example.org":                     "",
		"www.example.org/rania.qasim":            "rania.qasim",
		"facebook.com/rania.qasim":               "rania.qasim",
		"rania.qasim":                            "rania.qasim",
		"Rania Qasim/Omar Haddad":                "Rania Qasim/Omar Haddad",
		"Z.Karim/R.Qasim":                        "Z.Karim/R.Qasim",
		"Source K":                               "Source K",
	} {
		if got := WithoutHost(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// Part of an open name is not meant where that name stands; alone it is, and beyond its end.
func TestWhatIsPartOfAnOpenNameIsNotMeant(t *testing.T) {
	frame := ceasefire.Frame{
		Parties:     []ceasefire.Party{{Name: "UN and Red Crescent", Short: "UN/RC"}},
		Sources:     []ceasefire.Source{{Title: "Page", Address: "https://a.example/b"}, {Title: "UN", Confidential: true}},
		Commitments: []ceasefire.Commitment{{Text: "The UN brings aid, K. says"}},
	}
	open, secret := NewOpen(frame), New([]string{"UN", "a.example", "a.example/b/private", "K. says"})
	for text, want := range map[string]string{
		"UN and Red Crescent: the un told":    "UN and Red Crescent: the * told",
		"un  and red crescent":                "un  and red crescent",
		"The UN and Red Crescents":            "The * and Red Crescents",
		"https://a.example/b":                 "https://a.example/b",
		"https://a.example/b/private":         "https://*",
		"https://a.example/c":                 "https://*/c",
		frame.Commitments[0].Text:             "The UN brings aid, *",
		frame.Commitments[0].Text + " (they)": "The * brings aid, * (they)",
	} {
		if got := Strike(text, open.Outside(text, secret.In(secret.Fold(text))), "*"); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
	standing := open.Standing([]string{"UN", "Red", "Crescents", "page"})
	var said []string
	for _, name := range standing {
		said = append(said, name.Words())
	}
	if len(said) != 3 || said[0] != "“page” is what an open source is called too, and stays in all texts" || said[2] != "“UN” is part of what a party is called, “UN/RC”, and stays there" {
		t.Errorf("%q", said)
	}
}
