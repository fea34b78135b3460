package store

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// knowing knows people by some names, and that some words are open.
func knowing(names []string, open ...string) *secretNames {
	s := newSecretNames(names)
	s.people = newPeople(newVocabulary(), names)
	words := map[string]bool{}
	for _, word := range open {
		words[word] = true
	}
	s.people.spare(words)
	s.sounds = newSounds(s.people, names, nil)
	return s
}

// Whatever is written of a person's name goes, and nothing beside it.
func TestPeopleAreStruckHoweverTheyAreNamed(t *testing.T) {
	names := []string{"Ahmad al-Idlib", "Rania Mahmoud Qasim", "Colonel Mustard", "Sheikh Abu Omar al-Halabi", "أحمد الحلبي", "عبد الرحمن الخطيب", "Sa'id Abd al-Rahman Nasr Allah", "Theresa May", "Peter van der Berg", "Local council of Daraya", "a resident", "Rami Said", "John Green",
		"Lina Toubia (doctor) and Nabil Khouri; Idlib Media Centre - Samer Dakkak"}
	s := knowing(names)
	for text, want := range map[string]string{
		"Idlib, Ahmad al-, said":                                          "[removed], said",
		"Idlib, Ahmad said":                                               "[removed] said",
		"Ahmad al Idlib; Ahmad Al-Idlib; AHMAD EL-IDLIB":                  "[removed]; [removed]; [removed]",
		"ahmad alidlib and Ahmad‑al‑Idlib":                                "[removed] and [removed]",
		"A. al-Idlib, A al-Idlib":                                         "[removed], [removed]",
		"by al-Idlib, A.":                                                 "by [removed].",
		"Dr al-Idlib's car; Dr. Idlib’s":                                  "[removed]'s car; [removed]’s",
		"Dr. Ahmad was there":                                             "[removed] was there",
		"al-Idlib alone":                                                  "[removed] alone",
		"Ahmad\nal-Idlib, Ahmad al-Id-\nlib, Ahmad al-\nIdlib":            "[removed], [removed], [removed]",
		"seen by Ahmad":                                                   "seen by Ahmad",
		"Qasim, Rania; Rania Qasim; R. Qasim; R.M. Qasim":                 "[removed]; [removed]; [removed]; [removed]",
		"Rania M. Qasim and Qasim, R. M. came":                            "[removed] and [removed]. came",
		"Qasim's; QASIM; qasim":                                           "[removed]'s; [removed]; [removed]",
		"Rania Mahmoud":                                                   "[removed]",
		"Rania and Mahmoud, 12 September":                                 "Rania and Mahmoud, 12 September",
		"Qasimiya, Qasims, alqasim":                                       "Qasimiya, Qasims, [removed]",
		"Col. Mustard and a mustard field":                                "[removed] and a [removed] field",
		"Abu Omar; Omar; Abu-Omar al-Halabi; Sheikh Halabi":               "[removed]; Omar; [removed]; [removed]",
		"قال أَحمد الحلـبي":                                               "قال [removed]",
		"قال الحلبي":                                                      "قال [removed]",
		"وقال والحلبي وللحلبي":                                            "وقال [removed] [removed]",
		"الحلبي، احمد":                                                    "[removed]",
		"أ. الحلبي، الدكتور الحلبي":                                       "[removed]، [removed]",
		"حلبي من حلب، احمد":                                               "حلبي من حلب، احمد",
		"عبدالرحمن الخطيب":                                                "[removed]",
		"الشيخ عبد الرحمن":                                                "[removed]",
		"Said Abdulrahman":                                                "[removed]",
		"Sa‘id Abdul-Rahman; Nasr Allah; Allah":                           "[removed]; [removed]; Allah",
		"On 12 May the truce may hold; May 2016":                          "On 12 May the truce may hold; May 2016",
		"Theresa May, T. May, Mrs May and May, Theresa":                   "[removed], [removed], [removed] and [removed]",
		"10 and 12 September in Berg; P. Berg; van der Berg":              "10 and 12 September in [removed]; [removed]; van der [removed]",
		"the council of Aleppo; Local Council of Daraya":                  "the council of Aleppo; [removed]",
		"residents, and a resident":                                       "residents, and [removed]",
		"he said; Rami Said":                                              "he said; [removed]",
		"L. Toubia, Khouri, Nabil, Dr Dakkak; the doctor, a Media Centre": "[removed], [removed], [removed]; the doctor, a Media Centre",
		"in the green area, J. Green":                                     "in the green area, [removed]",
		"clause 2, A. section 3; 31 dead":                                 "clause 2, A. section 3; 31 dead",
		"":                                                                "",
	} {
		if got := s.strikeOut(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

// Where names were struck out of a text, looking it over finds none: what is left of one makes no name with what stands beside it.
func TestNothingIsFoundWhereNamesWereStruck(t *testing.T) {
	names := []string{"Ahmad al-Idlib", "Ahmad Mahmoud al-Ahmad", "Rania Qasim", "Qasim Rania", "Abu Omar al-Halabi", "Said Abd al-Rahman", "أحمد الحلبي", "عبد الرحمن الخطيب", "Ali", "May", "Theresa May", "Sheikh Ali"}
	s := knowing(names, "idlib", "may")
	part := rapid.OneOf(rapid.SampledFrom([]string{"Ahmad", "al", "al-", "Idlib", "Mahmoud", "alahmad", "Rania", "Qasim", "'s", "Abu", "Omar", "Halabi", "Sa'id", "Abdul", "Abd", "Rahman", "abdelrahman", "A", "A.", "R.", "M", "Dr", "Sheikh", "Col.",
		"أحمد", "الحلبي", "والحلبي", "عبد", "الرحمن", "الدكتور", "Ali", "May", "and", "[removed]", "-", "\n", ",", ".", ";", "|", "12"}), rapid.String())
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 12).Draw(r, "parts"), rapid.SampledFrom([]string{"", " ", "-", ", "}).Draw(r, "between"))
		struck := s.strikeOut(text)
		if hits, _ := s.in(marksOfStriking.ReplaceAllString(struck, "|")); len(hits) > 0 {
			r.Fatalf("%q became %q, in which %+v stand", text, struck, hits)
		}
	})
}

// A surname that a place has too stays where it stands alone, and so does a given name: the look-over tells of both.
func TestSingleWordsThatAreLeftAreTold(t *testing.T) {
	s := knowing([]string{"Ahmad al-Idlib", "Theresa May"}, "idlib")
	text := "Shelling in Idlib on 12 May: Ahmad and A. al-Idlib, Dr Idlib, al-Idlib"
	if got, want := s.strikeOut(text), "Shelling in Idlib on 12 May: Ahmad and [removed], [removed], al-Idlib"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	_, left := s.in(text)
	var words []string
	for _, hit := range left {
		words = append(words, text[hit.From:hit.To])
	}
	if want := []string{"Idlib", "May", "Ahmad", "Idlib"}; !slices.Equal(words, want) {
		t.Errorf("%q, not %q", strings.Join(words, "|"), want)
	}
}
