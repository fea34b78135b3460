package report

import "strings"

// escapeMarkdown makes the letters harmless that Markdown would read as marks.
func escapeMarkdown(text string) string {
	return strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "|", `\|`, "\n", " ",
	).Replace(text)
}
