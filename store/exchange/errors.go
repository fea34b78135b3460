package exchange

import "fmt"

// FormatError says why a whole file cannot be read, and what to do.
type FormatError struct{ Reason string }

// Error gives the reason.
func (e *FormatError) Error() string { return e.Reason }

func formatError(format string, args ...any) *FormatError {
	return &FormatError{Reason: fmt.Sprintf(format, args...)}
}

// RowError says why one row cannot be read; the rows after it can. LineNo is the physical line, from 1, on which the row begins. Column is the
// column that is at fault as the file names it, and Value what stands in it, shortened; both are empty where it is the row as a whole.
type RowError struct {
	LineNo int
	Reason string
	Column string
	Value  string
}

func rowError(line int, format string, args ...any) *RowError {
	return &RowError{LineNo: line, Reason: fmt.Sprintf(format, args...)}
}

// Error gives the line and the reason.
func (e *RowError) Error() string { return fmt.Sprintf("line %d: %s", e.LineNo, e.Reason) }

// Line gives the physical line on which the row begins.
func (e *RowError) Line() int { return e.LineNo }

// Cell gives the column that is at fault and what stands in it.
func (e *RowError) Cell() (column, value string) { return e.Column, e.Value }

// Because gives the reason alone, for a list that shows the line beside it.
func (e *RowError) Because() string { return e.Reason }

// FieldError says what is wrong with one field of a JSON file. LineNo is its line, from 1; Field is its place, such as parties[2].role,
// counted from 0, or empty where the text as a whole is wrong.
type FieldError struct {
	LineNo int
	Field  string
	Reason string
}

func fieldError(line int, field, format string, args ...any) *FieldError {
	return &FieldError{LineNo: line, Field: field, Reason: clip(fmt.Sprintf(format, args...), longestReason)}
}

// Error gives the line, the field and the reason.
func (e *FieldError) Error() string {
	if e.Field == "" {
		return fmt.Sprintf("line %d: %s", e.LineNo, e.Reason)
	}
	return fmt.Sprintf("line %d, %s: %s", e.LineNo, e.Field, e.Reason)
}
