package exchange

import (
	"strings"
	"unicode/utf8"
)

// plainLook is a text as patterns look at it, and where each of its bytes comes from in the text itself.
type plainLook struct {
	was      string
	text     []byte
	from, to []int
}

// throughPlain has a function that puts marks in the place of stretches of a text look at it as plain text: with the digits of every script as Western ones, wide letters as narrow ones, the escapes of links and of pages as what
// they stand for, and without what is not seen, such as soft hyphens and the marks of a direction. The marks are put into the text itself, and what the function leaves stays as it is written.
func throughPlain(text string, strike func(string) string) string {
	p, differs := plain(text)
	if !differs {
		return strike(text)
	}
	looked := string(p.text)
	now := strike(looked)
	if now == looked {
		return text
	}
	return p.restored(looked, now)
}

// plain gives a text as plain text, and whether that differs from the text, as it seldom does; where it does not, it holds nothing.
func plain(text string) (p plainLook, differs bool) {
	for at := 0; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf && c != '%' && c != '&' {
			if differs {
				p.add(text[at:at+1], at, at+1)
			}
			at++
			continue
		}
		r, size := unescaped(text[at:])
		looked := text[at : at+size]
		if r != utf8.RuneError {
			looked = plainRune(r, text[:at], text[at+size:])
		}
		if !differs && looked != text[at:at+size] {
			p, differs = begunPlain(text, at), true
		}
		if differs {
			p.add(looked, at, at+size)
		}
		at += size
	}
	return p, differs
}

// begunPlain is a text that is plain up to a place.
func begunPlain(text string, upTo int) plainLook {
	p := plainLook{was: text, text: make([]byte, 0, len(text)), from: make([]int, 0, len(text)), to: make([]int, 0, len(text))}
	for at := range upTo {
		p.add(text[at:at+1], at, at+1)
	}
	return p
}

func (p *plainLook) add(looked string, from, to int) {
	for n := range len(looked) {
		p.text, p.from, p.to = append(p.text, looked[n]), append(p.from, from), append(p.to, to)
	}
}

// restored puts the marks of what became of the plain text into the text itself. Which of several equal stretches between two marks stays is all one: what stays reads, as plain text, as what became of it.
func (p *plainLook) restored(looked, now string) string {
	var out strings.Builder
	kept := markOfRemoval.Split(now, -1)
	marks := markOfRemoval.FindAllString(now, -1)
	at, was := 0, 0 // in the plain text, and in the text itself
	for n, part := range kept {
		found := strings.Index(looked[at:], part)
		if n == len(marks) {
			found = len(looked) - at - len(part)
		}
		if found < 0 || n == 0 && found > 0 || looked[at+found:at+found+len(part)] != part {
			return now // it was changed otherwise: nothing of it comes back
		}
		if at += found; part != "" {
			from := p.from[at]
			if n == 0 {
				from = was
			}
			at += len(part)
			if was = p.to[at-1]; n == len(marks) {
				was = len(p.was)
			}
			out.WriteString(p.was[from:was])
		}
		if n < len(marks) {
			out.WriteString(marks[n])
		}
	}
	return out.String()
}
