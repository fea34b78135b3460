// Package exchange reads and writes the formats in which dossiers meet the outside: agreement templates and samples as JSON, and event
// data as the Uppsala Conflict Data Program publishes them (GED).
//
// A file that cannot be read at all gives a *FormatError, a row that cannot be read a *RowError while the rows after it go on, and
// a field of a JSON file that is wrong a *FieldError. Each is a sentence that says what is wrong and what to do.
package exchange
