package exchange

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Contact details that are written for people and not for machines: an e-mail address with words for its signs, a page of a network that leads to whoever keeps it, a telephone number that is said to be one, or that goes on in the
// next line.
var (
	spelledMail = regexp.MustCompile(`(?i)[\pL\pN._%+\-]+\s?[\[({]\s?at\s?[\])}]\s?[\pL\pN\-]+(?:\s?(?:\.|[\[({]\s?dot\s?[\])}])\s?[\pL\pN\-]+)+`)
	wordedMail  = regexp.MustCompile(`(?i)[\pL\pN._%+\-]+\s+at\s+[\pL\pN\-]+(?:(?:\s+dot\s+|\.)[\pL\pN\-]+)*\s+dot\s+[\pL\pN\-]+`)
	networkPage = regexp.MustCompile(`(?i)(^|[^\pL\pN.@\-])((?:https?://)?(?:[a-z\-]{1,8}\.)?(?:facebook\.com|fb\.com|fb\.me|twitter\.com|x\.com|instagram\.com|instagr\.am|tiktok\.com|vk\.com|ok\.ru|linkedin\.com/in|` +
		`snapchat\.com/add|signal\.me|threads\.net|discord\.gg|discord\.com/users|youtube\.com/(?:c|user|channel)|youtube\.com/@[^\s/]+|bsky\.app/profile|m\.me|line\.me|viber\.me)/?#?[^\s"'<>,;)\]]*)`)
	saidPhone = regexp.MustCompile(`(?i)((?:\b(?:tel|phone|telephone|mobile|mob|cell|call|called|fax|whatsapp|viber|signal|number)|هاتف|جوال|موبايل|اتصل|للاتصال|تلفون|тел)\.?(?:\s?(?:no|number|at|on|رقم|على)\b)?\.?\s?[:.]?\s?)` +
		`(\(?[+＋]?[0-9٠-٩۰-۹][0-9٠-٩۰-۹ ().\-]{4,18}[0-9٠-٩۰-۹])`)
	brokenPhone = regexp.MustCompile(`(?:[+＋]|\b0|٠|۰)[0-9٠-٩۰-۹][0-9٠-٩۰-۹ ().\-]*\r?\n[ \t]*[0-9٠-٩۰-۹][0-9٠-٩۰-۹ ().\-]*[0-9٠-٩۰-۹]`)
	thousands   = regexp.MustCompile(`^[1-9][0-9]{0,2}(?: [0-9]{3})+$`)
)

// withoutSpelledMail takes e-mail addresses out that are written with words for their signs.
func withoutSpelledMail(text string) string {
	if lower := strings.ToLower(text); strings.Contains(lower, " at ") && strings.Contains(lower, " dot ") {
		text = wordedMail.ReplaceAllString(text, mailRemoved)
	}
	for _, mark := range []string{"(at)", "[at]", "{at}", "( at )", "[ at ]", "(AT)", "[AT]", "(At)"} {
		if strings.Contains(text, mark) {
			return spelledMail.ReplaceAllString(text, mailRemoved)
		}
	}
	return text
}

// withoutNetworkPages takes addresses out that lead to whoever keeps a page, with a scheme or without. The front page of a network leads to nobody.
func withoutNetworkPages(text string) string {
	if !namesNetwork(text) {
		return text
	}
	text = messengerURL.ReplaceAllString(text, handleRemoved)
	return networkPage.ReplaceAllStringFunc(text, func(found string) string {
		parts := networkPage.FindStringSubmatch(found)
		_, path, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(parts[2]), "https://"), "http://"), "/")
		if strings.Trim(path, "/.") == "" {
			return found
		}
		return parts[1] + handleRemoved
	})
}

// namesNetwork reports whether the name of a network or of a messenger, or what ends like one, stands in a text.
func namesNetwork(text string) bool {
	return containsAny(strings.ToLower(text), []string{"book.com", "fb.", "twitter.com", "x.com", "insta", "tiktok.com", "vk.com", "ok.ru", "linkedin.com", "snapchat.com", "signal.me", "threads.net", "discord", "youtube.com", "bsky.app",
		"m.me", "line.me", "viber.me", "t.me", "wa.me", "telegram.", "whatsapp.com"})
}

// fewestSaid is how many digits a number has at least that is said to be a telephone's.
const fewestSaid = 6

// withoutSaidPhones takes telephone numbers out that are said to be some, or that go on in the next line, which others are not known by.
func withoutSaidPhones(text string) string {
	if holdsSaidPhone(text) {
		text = withoutSaid(text)
	}
	if !strings.Contains(text, "\n") {
		return text
	}
	return replacedAlone(brokenPhone, text, func(number string) string {
		western := westernDigits(number).text
		if digits := digitsIn(western); digits < fewestBare || digits > mostDigits || aDate.MatchString(western) {
			return number
		}
		return phoneRemoved
	})
}

func withoutSaid(text string) string {
	return saidPhone.ReplaceAllStringFunc(text, func(found string) string {
		parts := saidPhone.FindStringSubmatch(found)
		number := westernDigits(parts[2]).text
		if digits := digitsIn(number); digits < fewestSaid || digits > mostDigits || aDate.MatchString(number) || aDegree.MatchString(number) || thousands.MatchString(number) {
			return found
		}
		return parts[1] + phoneRemoved
	})
}

func digitsIn(text string) (n int) {
	for at := range len(text) {
		if '0' <= text[at] && text[at] <= '9' {
			n++
		}
	}
	return n
}

// withoutNamedHandles takes out what somebody is called in a messenger, where that is said: "Telegram: abu_omar", "skype:live:x". A word without a figure, a point or a line below in it is
// one where it may be no word of a sentence.
func withoutNamedHandles(text string) string {
	text = withoutCalledHandles(text)
	var out strings.Builder
	done := 0
	for at := 0; at < len(text); at++ {
		if text[at] != ':' && text[at] != '=' || at < done || !namesMessenger(text[max(0, at-16):at]) {
			continue
		}
		from := at + 1
		for from < len(text) && text[from] == ' ' {
			from++
		}
		if to := handleEnd(text, from); to > from {
			out.WriteString(text[done:from] + handleRemoved)
			done = to
		}
	}
	return out.String() + text[done:]
}

// namesMessenger reports whether a text ends with the name of a messenger or of a network.
func namesMessenger(text string) bool {
	text = strings.ToLower(strings.TrimRight(text, " "))
	for _, name := range messengers() {
		if strings.HasSuffix(text, name) {
			return true
		}
	}
	return false
}

func messengers() []string {
	return []string{"skype", "telegram", "signal", "whatsapp", "viber", "instagram", "twitter", "facebook", "threema", "wire", "wickr", "snapchat", "تلغرام", "تيليجرام", "سكايب", "واتساب", "فيسبوك"}
}

// handleEnd gives where a handle ends that begins at a place in a text; there where none begins.
func handleEnd(text string, from int) int {
	end, marked := from, false
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !isHandle(r) {
			break
		}
		marked = marked || strings.ContainsRune("._:0123456789", r)
		end += size
	}
	name := strings.TrimRight(text[from:end], ".:")
	marked = marked && strings.ContainsAny(name, "._:0123456789") || mayBeHandle(name) || mayBeHandle(uncapital(name)) && standsAlone(text, from+len(name))
	if !marked || strings.HasPrefix(text[from:], "http") || name == "" || '0' <= name[0] && name[0] <= '9' {
		return from
	}
	return from + len(name)
}

// uncapital gives a word with a small letter at its beginning.
func uncapital(word string) string {
	if word == "" {
		return ""
	}
	return strings.ToLower(word[:1]) + word[1:]
}

func isHandle(r rune) bool {
	return strings.ContainsRune("._:-@", r) || r >= utf8.RuneSelf || isLatin(byte(r)) || '0' <= r && r <= '9'
}
