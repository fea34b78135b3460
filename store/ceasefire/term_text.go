package ceasefire

import (
	"fmt"
	"strings"
)

// termOptions cuts what was typed at its bars; one within quotation marks is no bar.
func termOptions(text string) []string {
	var options []string
	from := 0
	for at := 0; at < len(text); at++ {
		switch {
		case text[at] == '|':
			options, from = append(options, text[from:at]), at+1
		case at == 0 || strings.IndexByte(" |!=", text[at-1]) >= 0:
			if _, rest, quoted := cutQuoted(text[at:]); quoted {
				at = len(text) - len(rest) - 1
			}
		}
	}
	return append(options, text[from:])
}

// cutQuoted takes off words that stand in quotation marks. A mark that is never closed is a letter as any other, so that a box can be read while one types.
func cutQuoted(text string) (words, rest string, quoted bool) {
	inside, opened := strings.CutPrefix(text, `"`)
	if !opened {
		return "", text, false
	}
	words, rest, quoted = strings.Cut(inside, `"`)
	if !quoted || strings.TrimSpace(words) == "" {
		return "", text, false
	}
	return words, rest, true
}

// textTests reads what was typed for a field of text, up to a bar.
func textTests(text string) (all []TermTest, err error) {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		test, rest, err := textTest(text)
		if err != nil {
			return nil, err
		}
		all, text = append(all, test), rest
	}
	return all, nil
}

// textTest reads the first test: a word, or behind = or ! all that stands there up to another of them, since names have spaces.
func textTest(text string) (test TermTest, rest string, err error) {
	rest = text
	for strings.HasPrefix(rest, "!") {
		test.Not, rest = !test.Not, strings.TrimSpace(rest[1:])
	}
	rest, test.Whole = strings.CutPrefix(rest, "=")
	rest = strings.TrimSpace(rest)
	words, after, quoted := cutQuoted(rest)
	if quoted {
		test.Words = words
		return test, after, nil
	}
	words, after = cutWord(rest)
	if !test.Whole && (words == "-" || words == "?") {
		return TermTest{Not: test.Not, Unknown: true}, after, nil
	}
	for signed := len(rest) < len(text); signed && after != "" && !strings.ContainsRune("!=", rune(after[0])); {
		var next string
		next, after = cutWord(after)
		words += " " + next
	}
	if words == "" {
		return test, "", fmt.Errorf("%q says nothing to look for: write words, or - for what is unknown", text)
	}
	test.Words = words
	return test, after, nil
}

// cutWord takes off the first word, and the space behind it.
func cutWord(text string) (word, rest string) {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return "", ""
	}
	text = strings.TrimSpace(text)
	return fields[0], strings.TrimSpace(text[len(fields[0]):])
}
