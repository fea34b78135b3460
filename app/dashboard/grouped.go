package dashboard

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// grouped writes a whole number with its thousands apart: "1,453".
func grouped(n int) string { return message.NewPrinter(language.English).Sprintf("%d", n) }
