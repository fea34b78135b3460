package dashboard

import (
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

func TestReadCount(t *testing.T) {
	for text, want := range map[string]ceasefire.Count{"": {}, " ": {}, "0": ceasefire.People(0), " 12 ": ceasefire.People(12), "٧": ceasefire.People(7), "۱۲": ceasefire.People(12),
		"1,500": ceasefire.People(1500), "12,345,678": ceasefire.People(12345678), "١٬٥٠٠": ceasefire.People(1500)} {
		if got, err := readCount(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"-1", "1.5", "1,5", "1,50", "1500,000", ",500", "two", "99999999999999999999"} {
		if _, err := readCount(text); err == nil || !strings.Contains(err.Error(), "whole number") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
