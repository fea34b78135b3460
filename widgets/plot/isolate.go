package plot

import "strings"

// The marks around a part of a line that has a direction of its own, by its first letter with one, and none for what stands around it (UAX #9, FSI and PDI).
const isolate, isolateEnd = '\u2068', '\u2069'

// stands is what an isolated part is for what stands around it: a sign without a direction (UAX #9, rule X5a; U+FFFC is of class ON).
const stands = '\uFFFC'

// Aside isolates a name from the words and figures around it, so that neither turns the other round.
func Aside(name string) string {
	if !needsShaping(name) {
		return name
	}
	return string(isolate) + name + string(isolateEnd)
}

// embedded gives the level of each letter: those of isolated parts lie above that of the line in which the part stands for one sign.
func embedded(letters []rune, fromRight bool) []int {
	var outer []rune
	var at []int
	var parts [][2]int
	for i := 0; i < len(letters); i++ {
		at = append(at, i)
		if letters[i] != isolate {
			outer = append(outer, letters[i])
			continue
		}
		end := isolateCloses(letters, i)
		outer, parts = append(outer, stands), append(parts, [2]int{i, end})
		i = min(end, len(letters)-1)
	}
	out := make([]int, len(letters))
	for k, level := range newDirections(outer, fromRight).levels() {
		out[at[k]] = level
	}
	for _, part := range parts {
		level, within := out[part[0]], letters[part[0]+1:part[1]]
		right := rightToLeft(string(within))
		lift := (level + 2) / 2 * 2 // the least even number with which the part's own level lies above the line's
		if right {
			lift = (level + 1) / 2 * 2
		}
		for i, own := range embedded(within, right) {
			out[part[0]+1+i] = own + lift
		}
		if part[1] < len(letters) {
			out[part[1]] = level
		}
	}
	return out
}

// isolateCloses gives the place of the mark that ends what one begins; the end of the text where there is none.
func isolateCloses(letters []rune, begins int) int {
	depth := 0
	for i := begins; i < len(letters); i++ {
		switch letters[i] {
		case isolate:
			depth++
		case isolateEnd:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(letters)
}

// closed ends what is isolated in a text that was cut off: what is written after it is not part of the name.
func closed(text string) string {
	open := strings.Count(text, string(isolate)) - strings.Count(text, string(isolateEnd))
	return text + strings.Repeat(string(isolateEnd), max(0, open))
}

// isolatedLines closes, at the end of each line of a text, what is isolated and goes on in the next, and begins it there again.
func isolatedLines(lines []string) []string {
	open := 0
	for i, line := range lines {
		before := open
		open = max(0, open+strings.Count(line, string(isolate))-strings.Count(line, string(isolateEnd)))
		lines[i] = strings.Repeat(string(isolate), before) + line + strings.Repeat(string(isolateEnd), open)
	}
	return lines
}
