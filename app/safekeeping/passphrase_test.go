package safekeeping

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestStrengthOfPassphrases(t *testing.T) {
	for passphrase, want := range map[string]Strength{
		"": Empty, "a": Weak, "password": Weak, "password1": Weak, "12345678901234567890": Weak, "aaaaaaaaaaaaaaaaaaaaaaaaaaaa": Weak, "truce truce truce truce truce": Weak,
		"abcdefghijklmnopqrstuvwxyz": Weak, "correct horse": Weak, "correct horse battery staple": Fair, "correct horse battery staple lighthouse marmalade": Strong,
		"k3v9-x2m7-q8w4-z6t1-b5n0": Strong, "حصان صحيح بطارية دباسة": Fair,
	} {
		if got := StrengthOf(passphrase); got != want {
			t.Errorf("%q is %d (%.0f bits), not %d", passphrase, got, bitsOf(passphrase), want)
		}
	}
}

// More typed is never weaker, and what the program makes is strong and never the same.
func TestMoreTypedIsNeverWeaker(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,9}`), 1, 6).Draw(t, "words")
		some, all := strings.Join(words[:len(words)-1], " "), strings.Join(words, " ")
		if bitsOf(some) > bitsOf(all) {
			t.Errorf("%q is stronger than %q", some, all)
		}
	})
	made := map[string]bool{}
	for range 50 {
		one := NewPassphrase()
		if made[one] || StrengthOf(one) != Strong || len(one) != 29 {
			t.Errorf("%q", one)
		}
		made[one] = true
	}
}
