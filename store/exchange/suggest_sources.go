package exchange

import (
	"fmt"
	"slices"
	"strings"
)

// citeGraded has the column that says who reported it name the source where something is said of that source beside it: a source that is graded, or has an address, is a record. Where no column names one, what would be said of it is
// said of nothing and is left out. An address that
// is another in every row is that of the report and no record's.
func (m *Mapping) citeGraded(header []string, rows [][]string) {
	graded := m.gradedColumns()
	if reporter := m.FieldColumn(FieldReportedBy); len(graded) > 0 && m.FieldColumn(FieldSource) == "" && slices.Contains(sourceNames(), heading(reporter)) {
		m.Assign(reporter, FieldSource)
	}
	if source, address := m.FieldColumn(FieldSource), m.FieldColumn(FieldSourceAddress); source != "" && address != "" && m.FieldColumn(FieldLocator) == "" &&
		addressesDiffer(columnOf(header, source, rows), columnOf(header, address, rows)) {
		m.Assign(address, FieldLocator)
	}
	if m.FieldColumn(FieldSource) != "" || m.FieldColumn(FieldSourceAddress) != "" && len(graded) > 1 {
		return
	}
	for _, field := range sourceFields() {
		if column := m.FieldColumn(field); column != "" {
			m.Assign(column, "")
		}
	}
}

// addressesDiffer reports whether rows of one source have more than one address.
func addressesDiffer(titles, addresses []string) bool {
	of := map[string]string{}
	for n, title := range titles[:min(len(titles), len(addresses))] {
		if was, there := of[title]; there && was != addresses[n] && addresses[n] != "" && was != "" {
			return true
		}
		if of[title] == "" {
			of[title] = addresses[n]
		}
	}
	return false
}

// sourceNames are those of the headings of who reported it that may name a source.
func sourceNames() []string {
	names := strings.Split("source|sources|source name|information source|fuente|fuentes|المصدر|источник|джерело", "|")
	for n, name := range names {
		names[n] = plainWords(name)
	}
	return names
}

// gradedColumns gives the columns by which something is said of a source.
func (m Mapping) gradedColumns() (columns []string) {
	for _, field := range []Field{FieldSourceAddress, FieldReliability, FieldCredibility, FieldConfidential} {
		if column := m.FieldColumn(field); column != "" {
			columns = append(columns, column)
		}
	}
	return columns
}

// citedColumns gives the columns that say something of the source or of its report.
func (m Mapping) citedColumns() []string {
	columns := m.gradedColumns()
	if column := m.FieldColumn(FieldLocator); column != "" {
		columns = append(columns, column)
	}
	return columns
}

// citedNote says which column is read as the source where it might have been whoever reported it, "" where none is.
func (m Mapping) citedNote() string {
	source := m.FieldColumn(FieldSource)
	if source == "" || !slices.Contains(sourceNames(), heading(source)) {
		return ""
	}
	return fmt.Sprintf("The column “%s” is read as the source of each row, which becomes a record with what the columns beside it say of it (%s). To keep it as a word of who reported it, read it into “%s”.",
		source, strings.Join(m.citedColumns(), ", "), FieldReportedBy.Name())
}
