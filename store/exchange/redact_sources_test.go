package exchange

import (
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// diarist is a confidential source whose title, publisher and address are each to be found nowhere.
func diarist() ceasefire.Source {
	return ceasefire.Source{ID: ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 9}, Title: "Diary of Rania", Publisher: "The Bakers of Azaz", Address: "https://www.diary.example.org/azaz/", Confidential: true}
}

// What a confidential source is called goes out nowhere, whichever incident tells it, however it is written and in whatever column: struck out of texts, with the cells that came in, and counted.
func TestWhatAConfidentialSourceIsCalledGoesOutNowhere(t *testing.T) {
	e := exportOf(t)
	e.Frame.Sources = append(slices.Clone(e.Frame.Sources), diarist())
	e.Frame.Timeline = append(slices.Clone(e.Frame.Timeline), ceasefire.Event{ID: ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 8}, Title: "As the diary  of RANIA had it"})
	e.Kept = []string{"src", "key", "remark", "link", "region", "Diary of Rania"}
	secrets := []string{"rania", "bakers of azaz", "bakers  of", "diary.example.org"}
	for _, cited := range []bool{true, false} {
		i := typedIn()
		i.Citations = nil
		if cited {
			i.Citations = []ceasefire.Citation{{Source: diarist().ID}}
		}
		i.Title, i.Text = "Shelling, says the DIARY OF\u00a0RANIA", "See www.diary.example.org/azaz and the Bakers  of\nAzaz."
		i.Place.District, i.SideB.Actor, i.Scope.Why = "near the Bakers of Azaz", "Bakers of azaz", "Diary of Ran\u0301ia"
		i.Extra = []ceasefire.Column{{Name: "src", Value: "Diary of Rania"}, {Name: "remark", Value: "from the diary of rania"}, {Name: "link", Value: "HTTP://www.diary.example.org/azaz"},
			{Name: "key", Value: "DiaryOfRania-17"}, {Name: "region", Value: "Middle East"}, {Name: "Diary of Rania", Value: "yes"}}
		for _, kind := range []Kind{KindJSON, KindGED, KindACLED, KindCSV, KindXLSX, KindGeoJSON} {
			e.Redaction, e.Columns = Redaction{}, nil
			if kind.Columned() {
				e.Columns = []string{AllColumns, KeptColumns}
			}
			open := lowered(t, kind, madeFile(t, kind, e, i))
			e.Redaction = Redaction{Confidential: true}
			e.Redactor = e.Redaction.For(e.Frame)
			hidden := e
			hidden.Kept = e.Redactor.OpenColumns(e.Kept)
			text := lowered(t, kind, madeFile(t, kind, hidden, i))
			e.Redactor = nil
			for _, secret := range secrets {
				if strings.Contains(text, secret) {
					t.Errorf("cited %v: %s holds %q", cited, kind, secret)
				}
			}
			if !strings.Contains(open, secrets[1]) || !strings.Contains(text, "[source]") || kind != KindGED && kind != KindACLED && !strings.Contains(text, "middle east") {
				t.Errorf("cited %v: %s says %.2000s", cited, kind, text)
			}
			if hidden.Redactor.Struck < 5 || hidden.Redactor.Emptied < 3 {
				t.Errorf("cited %v: %s counts %d and %d", cited, kind, hidden.Redactor.Struck, hidden.Redactor.Emptied)
			}
		}
	}
}

// lowered gives what a file says, in small letters.
func lowered(t *testing.T, kind Kind, text []byte) string {
	if kind == KindXLSX {
		text = sheetText(t, text)
	}
	return strings.ToLower(string(text))
}

// What is a name in the dossier anyway stays, and so does all of an incident where nothing is said of a confidential source.
func TestOpenNamesStay(t *testing.T) {
	e := exportOf(t)
	secret := diarist()
	secret.Publisher = e.Frame.Parties[0].Name
	e.Frame.Sources = append(slices.Clone(e.Frame.Sources), secret)
	i := typedIn()
	i.Citations, i.Text, i.Origin.Digest = i.Citations[:1], "Said by "+secret.Publisher, "abc"
	i.Extra = []ceasefire.Column{{Name: "source", Value: "A wire"}}
	r := Redaction{Confidential: true}.For(e.Frame)
	if now := r.Of(i); now.Text != i.Text || now.Extra[0] != i.Extra[0] || now.Origin.Digest != "abc" || r.Struck+r.Emptied != 0 {
		t.Errorf("%+v", now)
	}
}
