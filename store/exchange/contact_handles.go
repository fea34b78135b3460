package exchange

import (
	"regexp"
	"slices"
	"strings"
)

// Names in messengers that are told by what stands before them: "threema ID ABCD1234", "Telegram user yusufk", "telegram yusufk99", and the first part of those of Skype.
var (
	calledHandle = regexp.MustCompile(`(?i)(\b(?:skype|telegram|signal|whatsapp|viber|instagram|twitter|facebook|threema|wickr|snapchat)(?:['’]s)?\s+(?:id|user|user ?name|handle|account|nick|nickname|contact)\s*(?:is|[:=#])?\s*)([\pL\pN][\pL\pN._:\-]{3,}[\pL\pN])`)
	bareHandle   = regexp.MustCompile(`(?i)(\b(?:skype|telegram|signal|whatsapp|viber|instagram|twitter|facebook|threema|wickr|snapchat)\s+)(\pL[\pL_]{2,}(?:[._]?[\pL_]*[0-9][\pL\pN_]*|_[\pL\pN_]+))`)
	appLink      = regexp.MustCompile(`(?i)\b(?:tg|viber|whatsapp|sgnl|skype|threema|fb-messenger|line|weixin|imo|xmpp|sip|sips|tel|sms|smsto|callto|facetime)://[^\s"'<>,;)\]]+`)
	askedNumber  = regexp.MustCompile(`(?i)([?&](?:phone|tel|number|mobile|msisdn)=)[+＋]?[0-9]{6,15}\b`)
	skypeHandle  = regexp.MustCompile(`(?i)\blive:[\pL\pN.][\pL\pN._:\-]*[\pL\pN]`)
)

// withoutAppLinks takes links out that open a messenger with somebody, or a telephone, and the numbers that a page is asked to call.
func withoutAppLinks(text string) string {
	if strings.Contains(text, "://") && containsAny(strings.ToLower(text), appSchemes()) {
		text = appLink.ReplaceAllString(text, handleRemoved)
	}
	if !strings.Contains(text, "=") || !strings.ContainsAny(text, "?&") {
		return text
	}
	return askedNumber.ReplaceAllString(text, "${1}"+phoneRemoved)
}

// appSchemes are what such links begin with, as they may end a longer word.
func appSchemes() []string {
	return []string{"tg:", "viber:", "app:", "sgnl:", "skype:", "ema:", "ger:", "ine:", "xin:", "imo:", "xmpp:", "sip:", "sips:", "tel:", "sms:", "smsto:", "callto:", "time:"}
}

// withoutCalledHandles takes out what somebody is called in a messenger where that is said without a colon, or the name is one of Skype's.
func withoutCalledHandles(text string) string {
	lower := strings.ToLower(text)
	if strings.Contains(lower, "live:") {
		text = skypeHandle.ReplaceAllString(text, handleRemoved)
	}
	if !containsAny(lower, messengers()) {
		return text
	}
	text = calledHandle.ReplaceAllStringFunc(text, func(found string) string {
		parts := calledHandle.FindStringSubmatch(found)
		if !mayBeHandle(parts[2]) && !strings.ContainsAny(parts[2], "._:0123456789") {
			return found
		}
		return parts[1] + handleRemoved
	})
	return bareHandle.ReplaceAllString(text, "${1}"+handleRemoved)
}

// standsAlone reports whether nothing goes on behind a place in a text that a sentence would: there it ends, or the next clause begins.
func standsAlone(text string, at int) bool {
	rest := strings.TrimLeft(text[at:], " ")
	return rest == "" || strings.ContainsRune(".,;)]|/\n\r،؛", []rune(rest)[0])
}

// mayBeHandle reports whether a word without a figure may be what somebody is called: written small, and no word that a sentence of a report is likely to begin with.
func mayBeHandle(word string) bool {
	if len(word) < 4 || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return false
	}
	for _, ending := range []string{"ing", "ed", "tion", "tions", "ment", "ments", "ly"} {
		if strings.HasSuffix(word, ending) {
			return false
		}
	}
	return !slices.Contains(strings.Fields(reportWords), word)
}

// reportWords are words that follow the name of a medium and a colon in reports.
const reportWords = `about account accounts activist activists after again against agency aleppo area army attack attacks before both brief channel channels children city civilians claims clashes clip dead deaths death details
	during eight eleven east fighters fire first five footage forces four from government group groups gunfire heavy helicopters here idlib images injuries jets killing late live local lost many message messages missile
	missiles more mortar mortars near news next night nine none north number only over page pages people photo photos pictures planes planned police post posts press public rebels report reports rockets russia russian said
	same says second seven several shells shots since six some sources south story strike strikes syria syrian than that their them then there these they this those three town truce tweet tweets twelve unknown
	user users used video videos village volunteers warplanes west what when where which while with witness witnesses women your`
