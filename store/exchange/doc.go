// Package exchange reads and writes the formats in which dossiers meet the outside: agreement templates and samples as JSON, and incidents as
// the Uppsala Conflict Data Program (GED) and ACLED publish them, as tables of anybody's, as text or in a workbook, and as this program's own export.
//
// A file of incidents is opened (OpenData), sniffed for how it is to be read (Sniff), which leaves doubts for somebody to settle and a mapping
// to complete, and then read (Reading.Open, Rows.All). Reading and mapping can be saved for the next file of its kind (WriteReading).
//
// A file that cannot be read at all gives a *FormatError, a row that cannot be read a *RowError while the rows after it go on, and
// a field of a JSON file that is wrong a *FieldError. Each is a sentence that says what is wrong and what to do.
package exchange
