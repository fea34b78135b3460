package exchange

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// The letters, which no text has (Unicode, private use), by which the number of a date and that of a time of day are told from other numbers.
const (
	dateMark = "\ue000"
	timeMark = "\ue001"
)

// markDates gives every cell of a date or a time of day one way to be shown, in the workbook as it was read: as its number behind a mark, from
// which isoDate makes a date. So dates come out as dates, whatever the order of somebody's desk. To have the library show them as dates takes
// ten times as long.
func markDates(book *excelize.File) error {
	if book.Styles == nil || book.Styles.CellXfs == nil {
		return nil
	}
	shown := len(book.Styles.CellXfs.Xf)
	whole, err := formatOf(book, dateMark)
	if err != nil {
		return err
	}
	clock, err := formatOf(book, timeMark)
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

// formatOf adds a number format to the workbook that shows a number behind a mark, and gives the format's number. Ten decimals of a day are a
// hundred-thousandth of a second. The library takes the format apart anew for each cell: one for numbers below 0 as well, whose sign then stands before the mark, would double what that takes.
func formatOf(book *excelize.File, mark string) (int, error) {
	code := fmt.Sprintf(`"%s"0.0000000000`, mark)
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err != nil {
		return 0, fmt.Errorf("readying the workbook's dates: %w", err)
	}
	return *book.Styles.CellXfs.Xf[style].NumFmtID, nil
}

// showsDate reports whether a style shows a number as a date, or as a time of day (ECMA-376 part 1, 18.8.30: the numbers of the formats that
// every workbook has).
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

// isoDate gives a marked number as a date, with its time of day unless that is midnight, or as a time of day. Days are counted from the end of
// 1899, or from 1904 in workbooks of old Apple computers (ECMA-376 part 1, 18.17.4).
func isoDate(cell string, from1904 bool) string {
	unsigned, negative := strings.CutPrefix(cell, "-")
	if !strings.HasPrefix(unsigned, dateMark) && !strings.HasPrefix(unsigned, timeMark) {
		return cell
	}
	number := unsigned[len(dateMark):]
	if negative {
		number = "-" + number
	}
	days, err := strconv.ParseFloat(number, 64)
	if err != nil || !(math.Abs(days) <= lastNumber) { // nor what is no number at all
		return number
	}
	at := dateOfNumber(days, from1904)
	switch {
	case strings.HasPrefix(unsigned, timeMark):
		return at.Format(time.TimeOnly)
	case at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0:
		return at.Format(time.DateOnly)
	}
	return at.Format(time.DateTime)
}

// lastNumber is the number of 31 December 9999, the last date of a spreadsheet.
const lastNumber = 2_958_465

func dateOfNumber(days float64, from1904 bool) time.Time {
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days >= 0 && days < 60: // spreadsheets count a 29 February 1900, which there was not
		start = start.AddDate(0, 0, 1)
	}
	whole := math.Floor(days)
	return start.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round((days-whole)*secondsADay)) * time.Second)
}

const secondsADay = 24 * 60 * 60
