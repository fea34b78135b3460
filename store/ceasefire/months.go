package ceasefire

import (
	"strings"
	"time"
)

// ArabicMonths gives the names of the twelve months in Arabic, each list from January on and set apart by spaces; a line joins the words of a name of two: those of the Levant, and those taken from Latin as they
// are spelled in the east, in Egypt, in Morocco, and in Algeria and Tunisia.
func ArabicMonths() []string {
	return []string{
		"كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
		"كانون_ثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_أول تشرين_ثاني كانون_أول",
		"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
		"يناير فبراير مارس إبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
		"يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
		"جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
	}
}

// monthNamed gives the month that an English name, or its first three letters, or an Arabic name stands for; 0 for none. Two names of one month may stand there with a slash between them, as the United Nations
// write it in Arabic.
func monthNamed(word string) time.Month {
	first, second, twice := strings.Cut(word, "/")
	month := monthCalled(first)
	if twice && monthCalled(second) != month {
		return 0
	}
	return month
}

func monthCalled(word string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if beginsName(word, m.String()) {
			return m
		}
	}
	if word == "" || word[0] < 0x80 {
		return 0
	}
	word = strings.ReplaceAll(plainArabic(word), "-", "_")
	for _, list := range ArabicMonths() {
		for i, name := range strings.Fields(plainArabic(list)) {
			if name == word {
				return time.Month(i + 1)
			}
		}
	}
	return 0
}

// weekdayNamed gives the weekday that an English name, or its first three letters or more, or an Arabic name stands for.
func weekdayNamed(word string) (time.Weekday, bool) {
	arabic := strings.Fields("الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت")
	for d := time.Sunday; d <= time.Saturday; d++ {
		if beginsName(word, d.String()) || word == arabic[d] || d == time.Friday && word == "الجمعه" {
			return d, true
		}
	}
	return 0, false
}

func beginsName(word, name string) bool {
	return len(word) >= 3 && strings.HasPrefix(strings.ToLower(name), word)
}

// plainArabic writes the alef without what may stand above or beneath it, and leaves out the marks of vowels and the stroke that stretches a word, since each is written by some and not by others.
func plainArabic(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'أ', r == 'إ', r == 'آ', r == 'ٱ':
			return 'ا'
		case r >= '\u064b' && r <= '\u0652', r == '\u0670', r == '\u0640', r == '\u200e', r == '\u200f':
			return -1
		}
		return r
	}, text)
}

// joinMonths makes one word of the two of an Arabic month.
func joinMonths(words []string) []string {
	var joined []string
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) && monthNamed(words[i]) == 0 && monthNamed(words[i]+"_"+words[i+1]) != 0 {
			joined = append(joined, words[i]+"_"+words[i+1])
			i++
			continue
		}
		joined = append(joined, words[i])
	}
	return joined
}
