package store

// What is remembered of texts that were struck out of: names of places and of actors stand in row after row. Long texts seldom come twice.
const (
	rememberedTexts   = 1 << 14
	longestRemembered = 256
)

// remembered gives a function that answers as another does, and from memory where it was asked the same lately.
func remembered(of func(string) string) func(string) string {
	answers := map[string]string{}
	last, answer := "", of("")
	return func(text string) string {
		if text == last { // a row is asked about once for whether it changes, and once more for what it becomes
			return answer
		}
		known, found := answers[text]
		if !found {
			known = of(text)
			if len(text) <= longestRemembered {
				if len(answers) >= rememberedTexts {
					clear(answers)
				}
				answers[text] = known
			}
		}
		last, answer = text, known
		return known
	}
}
