package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"truceboard/store"
	"truceboard/store/exchange"
)

// readingFlags say how a data file is to be read; what is not said is found in the file.
type readingFlags struct {
	Format     string `default:"auto" enum:"auto,ged,acled,csv,json" help:"The file's format: auto, ged (UCDP GED, 41 or 49 columns), acled, csv (any table, also a workbook's) or json (this program's own export)."`
	Map        string `placeholder:"M.json" help:"A mapping: which column is which field, and what its words mean."`
	Dataset    string `placeholder:"NAME" help:"The data set that a table's rows belong to, where their identifiers are good; found by what the dossier has, or called as the file is."`
	Encoding   string `placeholder:"E" help:"utf-8, utf-16le, utf-16be, windows-1252, windows-1251 or windows-1256."`
	Delimiter  string `placeholder:"D" help:"What sets the columns apart: comma, semicolon, tab or pipe."`
	Sheet      string `placeholder:"NAME" help:"The workbook's sheet that holds the events."`
	Header     string `placeholder:"N" help:"The row that holds the columns' names, from 1, blank rows not counted; or none, where no row does: the columns are then called Column 1 and so on."`
	LikeOnce   bool   `help:"Take rows without an identifier that say the same once; each is an incident of its own otherwise, and they are told of."`
	DayFirst   bool   `help:"Dates such as 12/9/2016 have the day first."`
	MonthFirst bool   `help:"Dates such as 9/12/2016 have the month first."`
}

// reading gives what the flags and the mapping say; a flag goes before the mapping.
func (f readingFlags) reading() (exchange.Reading, error) {
	told, err := f.mapped()
	if err != nil {
		return told, err
	}
	if f.Format != "auto" {
		told.Format = exchange.Format(f.Format)
	}
	if f.Encoding != "" {
		told.Encoding = exchange.Encoding(strings.ToLower(f.Encoding))
	}
	if f.Dataset != "" {
		told.Mapping.Dataset = f.Dataset
	}
	told.Mapping.LikeOnce = told.Mapping.LikeOnce || f.LikeOnce
	if f.Sheet != "" {
		told.Sheet = f.Sheet
	}
	if told.HeaderRow, told.NoHeader, err = f.header(told); err != nil {
		return told, usageError{err}
	}
	if f.Delimiter != "" {
		mark, known := exchange.ParseDelimiter(f.Delimiter)
		if !known {
			return told, usageError{fmt.Errorf("--delimiter %q is not known: give comma, semicolon, tab or pipe", f.Delimiter)}
		}
		told.Delimiter = mark
	}
	if f.DayFirst && f.MonthFirst {
		return told, usageError{errors.New("--day-first and --month-first cannot both be: give one")}
	}
	told.DateOrder = f.order(told.DateOrder)
	if err := told.Check(); err != nil {
		return told, usageError{err}
	}
	return told, nil
}

// header gives the row of the columns' names that was asked for, or that there is none, or else what the mapping says.
func (f readingFlags) header(mapped exchange.Reading) (row int, none bool, err error) {
	switch {
	case f.Header == "":
		return mapped.HeaderRow, mapped.NoHeader, nil
	case strings.EqualFold(f.Header, "none"):
		return 0, true, nil
	}
	row, err = strconv.Atoi(f.Header)
	if err != nil || row < 1 {
		return 0, false, fmt.Errorf("--header %q is no row: give its number from 1, or none", f.Header)
	}
	return row, false, nil
}

// order gives the order of dates that was asked for, or else what the mapping says.
func (f readingFlags) order(mapped exchange.DateOrder) exchange.DateOrder {
	switch {
	case f.DayFirst:
		return exchange.DayFirst
	case f.MonthFirst:
		return exchange.MonthFirst
	}
	return mapped
}

// mapped reads the mapping that was named.
func (f readingFlags) mapped() (told exchange.Reading, err error) {
	if f.Map == "" {
		return exchange.Reading{}, nil
	}
	file, err := store.OpenOrdinary(f.Map)
	if errors.Is(err, os.ErrNotExist) {
		return told, fmt.Errorf("there is no file %s: check its name and folder", f.Map)
	}
	if err != nil {
		return told, fmt.Errorf("opening the mapping %s: %w", f.Map, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	told, err = exchange.ReadReading(file)
	if err != nil {
		return told, fmt.Errorf("reading the mapping %s: %w", f.Map, oneLineError(err))
	}
	return told, nil
}

// oneLineError puts several mistakes in one line.
func oneLineError(err error) error {
	return errors.New(strings.Join(strings.Split(err.Error(), "\n"), "; "))
}
