package dashboard

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestReadLeads(t *testing.T) {
	for _, test := range []struct {
		text string
		want []time.Duration
		bad  bool
	}{
		{usualLeads, []time.Duration{0, time.Hour, 24 * time.Hour}, false},
		{"", nil, false},
		{"2 d, 90 min,1h", []time.Duration{time.Hour, 90 * time.Minute, 48 * time.Hour}, false},
		{"1 h, 60 min", []time.Duration{time.Hour}, false},
		{"soon", nil, true},
		{"-1 h", nil, true},
		{"5", nil, true},
		{"1.5 h", nil, true},
		{"3 weeks", nil, true},
	} {
		got, err := readLeads(test.text)
		if (err != nil) != test.bad {
			t.Errorf("%q: error %v", test.text, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}
