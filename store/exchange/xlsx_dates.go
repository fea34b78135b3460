package exchange

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// How dates and times are to stand in cells, whatever the workbook shows them as.
const (
	isoDateTime = "yyyy-mm-dd hh:mm:ss"
	isoTime     = "hh:mm:ss"
)

// datesAsISO gives every cell of a date one way to be shown, in the workbook as it was read: so dates come out as dates, and not as numbers of days or in the order of somebody's desk.
func datesAsISO(book *excelize.File) error {
	if book.Styles == nil || book.Styles.CellXfs == nil {
		return nil
	}
	shown := len(book.Styles.CellXfs.Xf)
	whole, err := formatOf(book, isoDateTime)
	if err != nil {
		return err
	}
	clock, err := formatOf(book, isoTime)
	if err != nil {
		return err
	}
	for i := range shown {
		style, err := book.GetStyle(i)
		if err != nil {
			return fmt.Errorf("reading the workbook's styles: %w", err)
		}
		switch date, time := showsDate(style); {
		case date:
			book.Styles.CellXfs.Xf[i].NumFmtID = &whole
		case time:
			book.Styles.CellXfs.Xf[i].NumFmtID = &clock
		}
	}
	return nil
}

// formatOf adds a number format to the workbook and gives its number.
func formatOf(book *excelize.File, code string) (int, error) {
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err != nil {
		return 0, fmt.Errorf("readying the workbook's dates: %w", err)
	}
	return *book.Styles.CellXfs.Xf[style].NumFmtID, nil
}

// showsDate reports whether a style shows a number as a date, or as a time of day (ECMA-376 part 1, 18.8.30: the numbers of the formats that every workbook has).
func showsDate(style *excelize.Style) (date, time bool) {
	if style.CustomNumFmt != nil {
		return codeShowsDate(*style.CustomNumFmt)
	}
	switch n := style.NumFmt; {
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58:
		return true, false
	case n >= 18 && n <= 21, n >= 32 && n <= 35, n >= 45 && n <= 47:
		return false, true
	}
	return false, false
}

// codeShowsDate looks for the letters of dates and times in a number format, outside what is quoted.
func codeShowsDate(code string) (date, time bool) {
	var quoted, bracket bool
	letters := strings.ToLower(code)
	for i := 0; i < len(letters); i++ {
		switch c := letters[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case quoted || bracket:
		case c == 'y' || c == 'd':
			date = true
		case c == 'h' || c == 's':
			time = true
		}
	}
	if strings.HasPrefix(letters, "mmm") {
		date = true
	}
	return date, time && !date
}

// isoDate leaves out the midnight behind a date that has no time of day.
func isoDate(cell string) string {
	if len(cell) == len(isoDateTime) && strings.HasSuffix(cell, " 00:00:00") && cell[4] == '-' && cell[7] == '-' {
		return cell[:len("2006-01-02")]
	}
	return cell
}
