package assets

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// A template that lies in the folder and in no list could never be chosen; one that is listed and not there could not be opened.
func TestEveryTemplateIsListedOnce(t *testing.T) {
	files, err := templateFiles.ReadDir("templates")
	if err != nil {
		t.Fatal(err)
	}
	var lying, listed []string
	for _, f := range files {
		lying = append(lying, strings.TrimSuffix(f.Name(), ".json"))
	}
	for _, info := range Templates() {
		listed = append(listed, info.Name)
	}
	slices.Sort(listed)
	if !slices.Equal(lying, listed) {
		t.Errorf("in the folder %q, in the list %q", lying, listed)
	}
}

func TestTheListShowsEachAgreementsTitle(t *testing.T) {
	for _, info := range Templates() {
		text, err := OpenTemplate(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		var layout struct{ Agreement struct{ Title string } }
		if err := json.Unmarshal(text, &layout); err != nil {
			t.Fatal(err)
		}
		if layout.Agreement.Title != info.Title {
			t.Errorf("%s is listed as %q and calls itself %q", info.Name, info.Title, layout.Agreement.Title)
		}
	}
}

func TestAnUnknownTemplateIsToldWithThoseThatAre(t *testing.T) {
	_, err := OpenTemplate("../templates")
	if err == nil || !strings.Contains(err.Error(), "minsk-2015") {
		t.Errorf("error %v", err)
	}
}
