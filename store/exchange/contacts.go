package exchange

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"truceboard/store/ceasefire"
)

// What stands in the place of contact details.
const mailRemoved, phoneRemoved, handleRemoved = "[e-mail removed]", "[telephone removed]", "[handle removed]"

// What is told by its form alone: an e-mail address, a page of a messenger that leads to a person, a handle, and what holds digits that are no telephone number.
var (
	mailAddress  = regexp.MustCompile(`[\pL\pN._%+\-]+[@＠﹫][\pL\pN\-]+(?:[.．。][\pL\pN\-]+)+`)
	messengerURL = regexp.MustCompile(`(?i)\b(?:https?://)?(?:www\.)?(?:t\.me|wa\.me|telegram\.me|telegram\.dog|(?:api|chat)\.whatsapp\.com)/[^\s"'<>,;)\]]+`)
	handle       = regexp.MustCompile(`(^|[^\pL\pN_.])[@＠﹫][\pL_][\pL\pN_.]*[\pL\pN_]`)
	noNumber     = regexp.MustCompile(`(?i)\b(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|(?:https?|ftp)://\S+|www\.\S+)`)
)

// Digits that may be a telephone number's, Western, Arabic-Indic or Persian, with what may stand between them; and among them dates and numbers of degrees.
var (
	digitRun = regexp.MustCompile(`\(?[+＋]?\(?[0-9٠-٩۰-۹](?:[ \x{a0}\x{2009}\x{202f}\x{200e}\x{200f}\x{202a}-\x{202e}().\-\x{2010}-\x{2014}/]{0,3}[0-9٠-٩۰-۹])*`)
	group    = regexp.MustCompile(`[0-9]+`)
	aDate    = regexp.MustCompile(`\b(?:(?:1[89]|20)\d\d[\-./](?:0?[1-9]|1[0-2])[\-./](?:3[01]|[12]\d|0?[1-9])|(?:3[01]|[12]\d|0?[1-9])[\-./](?:3[01]|[12]\d|0?[1-9])[\-./](?:1[89]|20)\d\d)\b`)
	aDegree  = regexp.MustCompile(`(?:^|[^\d.+])[+-]?(?:0|1?[1-9]?\d)\.\d{2,7}(?:$|[^\d.])`)
	begun    = regexp.MustCompile(`\+.*\d|^\(?0\d\d`) // a telephone number, in the middle of which a dot makes no degrees
)

// WithoutContacts takes e-mail addresses, handles and telephone numbers out of a text, however their letters and digits are written. Dates, years, counts, coordinates, identifiers and addresses of pages stay.
func WithoutContacts(text string) string { return throughPlain(text, withoutPlainContacts) }

// withoutPlainContacts takes contact details out of a plain text.
func withoutPlainContacts(text string) string {
	if containsAny(text, atSigns()) {
		text = mailAddress.ReplaceAllString(text, mailRemoved)
	}
	text = withoutAppLinks(withoutSpelledMail(text))
	if strings.Contains(text, "/") {
		text = withoutNetworkPages(text)
	}
	if containsAny(text, atSigns()) {
		text = handle.ReplaceAllString(text, "${1}"+handleRemoved)
	}
	text = withoutNamedHandles(text)
	if mayHoldPhone(text, fewestSaid) {
		text = withoutSaidPhones(text)
	}
	if !mayHoldPhone(text, fewestDigits) {
		return text
	}
	var out strings.Builder
	at := 0
	for _, span := range noNumber.FindAllStringIndex(text, -1) {
		out.WriteString(withoutPhones(text[at:span[0]]))
		out.WriteString(text[span[0]:span[1]])
		at = span[1]
	}
	out.WriteString(withoutPhones(text[at:]))
	return out.String()
}

// atSigns are the sign of an address, as wide as a letter of Latin, of Chinese, or small.
func atSigns() []string { return []string{"@", "＠", "﹫"} }

// withoutPhones takes telephone numbers out of a text without pages and UUIDs. Digits that touch a Latin letter are an identifier's.
func withoutPhones(text string) string {
	var out strings.Builder
	at := 0
	for _, span := range digitRun.FindAllStringIndex(text, -1) {
		from, to := span[0], span[1]
		run := westernDigits(text[from:to])
		groups := group.FindAllStringIndex(run.text, -1)
		if from > 0 && isLatin(text[from-1]) && groups[0][0] == 0 {
			from += run.offset(groups[0][1])
		}
		if to < len(text) && isLatin(text[to]) {
			to = span[0] + run.offset(groups[len(groups)-1][0])
		}
		if from < to {
			out.WriteString(text[at:from])
			out.WriteString(withoutPhone(text[from:to]))
			at = to
		}
	}
	out.WriteString(text[at:])
	return out.String()
}

func isLatin(c byte) bool { return c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z' }

// western is a text with its digits in Western form, and where each of its bytes stood before.
type western struct {
	text string
	was  []int
}

// offset gives where a byte of the text stood before.
func (w western) offset(at int) int { return w.was[at] }

func westernDigits(text string) western {
	w := western{was: make([]int, 0, len(text)+1)}
	var out strings.Builder
	for at, letter := range text {
		switch {
		case '٠' <= letter && letter <= '٩':
			letter += '0' - '٠'
		case '۰' <= letter && letter <= '۹':
			letter += '0' - '۰'
		case letter == '＋':
			letter = '+'
		}
		out.WriteRune(letter)
		for range utf8.RuneLen(letter) {
			w.was = append(w.was, at)
		}
	}
	w.text, w.was = out.String(), append(w.was, len(text))
	return w
}

// withoutPhone gives a run of digits and separators without what is a telephone number in it. Where a date or a number of degrees stands in it, what is around that is looked at alone.
func withoutPhone(run string) string {
	w := westernDigits(run)
	span := aDate.FindStringIndex(w.text)
	if degree := aDegree.FindStringIndex(w.text); span == nil && degree != nil && !begun.MatchString(w.text[:degree[0]]) {
		span = degree
	}
	if span != nil {
		from, to := w.offset(span[0]), w.offset(span[1])
		return withoutPhone(run[:from]) + run[from:to] + withoutPhone(run[to:])
	}
	groups := group.FindAllString(w.text, -1)
	if len(groups) == 0 {
		return run
	}
	if cut := secondNumber(w.text); cut > 0 {
		return withoutPhone(run[:w.offset(cut)]) + withoutPhone(run[w.offset(cut):])
	}
	if !isPhone(w.text, groups) {
		return run
	}
	first := strings.IndexAny(w.text, "+(0123456789")
	last := strings.LastIndexAny(w.text, "0123456789") + 1
	return run[:w.offset(first)] + phoneRemoved + run[w.offset(last):]
}

// A telephone number has so many digits (ITU-T E.164 has 15 at most); without a plus or a 0 before it, so many at least.
const fewestDigits, fewestBare, mostDigits = 8, 9, 15

// secondNumber gives where a second telephone number begins in a run that is too long for one, 0 where none does.
func secondNumber(run string) int {
	if digits := strings.Join(group.FindAllString(run, -1), ""); len(digits) <= mostDigits {
		return 0
	}
	spans := group.FindAllStringIndex(run, -1)
	for n, span := range spans[1:] {
		if run[span[0]] == '0' && span[1]-span[0] > 2 || strings.Contains(run[spans[n][1]:span[0]], "/") {
			return span[0]
		}
	}
	return 0
}

// isPhone reports whether a run of digits is a telephone number: neither years, nor a day written as one number, nor a count in thousands.
func isPhone(run string, groups []string) bool {
	digits := strings.Join(groups, "")
	plus, longest := strings.Contains(run, "+"), len(slices.MaxFunc(groups, func(a, b string) int { return len(a) - len(b) }))
	switch {
	case len(digits) < fewestDigits, len(digits) > mostDigits && len(groups) == 1:
		return false
	case plus:
		return true
	case !slices.ContainsFunc(groups, func(g string) bool { return !isYear(g) }):
		return false
	case longest <= 2:
		return len(digits) >= fewestBare && digits[0] == '0' && !strings.Contains(run, "/")
	case digits[0] == '0':
		return true
	case len(groups) == 1 && len(digits) == fewestDigits:
		_, err := ceasefire.ParseDay(digits[:4] + "-" + digits[4:6] + "-" + digits[6:])
		return err != nil || !isYear(digits[:4])
	}
	return len(digits) >= fewestBare
}

func isYear(digits string) bool {
	year, err := strconv.Atoi(digits)
	return err == nil && len(digits) == 4 && year >= 1800 && year < 2100
}

// isIdentifier reports whether a text is nothing but an identifier: a number without a plus or a 0 before it, or one that letters stand before.
func isIdentifier(text string) bool {
	_, err := strconv.ParseUint(text, 10, 64)
	return isCode(text) || err == nil && text[0] != '0'
}

// keptWithoutContacts takes contact details out of a column that was kept; the numbers of identifiers and of instants are none.
func keptWithoutContacts(c ceasefire.Column) ceasefire.Column {
	name := strings.ToLower(strings.TrimSpace(c.Name))
	if isIdentifier(strings.TrimSpace(c.Value)) && (strings.HasSuffix(name, "id") || name == "timestamp" || strings.HasSuffix(name, "_cnty")) {
		return c
	}
	c.Value = WithoutContacts(c.Value)
	return c
}
