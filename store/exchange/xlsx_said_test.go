package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// sharing makes a workbook in whose every row a text stands that it holds once.
func sharing(t *testing.T, rows int, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	const ns, rel = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`, `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	var sheet strings.Builder
	sheet.WriteString(`<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>`)
	for range rows {
		sheet.WriteString(`<row><c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"><v>5</v></c></row>`)
	}
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
			`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + ns + ` xmlns:r="` + rel + `"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet ` + ns + `><sheetData>` + sheet.String() + `</sheetData></worksheet>`},
		{"xl/sharedStrings.xml", fmt.Sprintf(`<sst %s><si><t>date</t></si><si><t>text</t></si><si><t>type</t></si><si><t>2016-09-13</t></si><si><t>%s</t></si><si><t>shelling</t></si></sst>`, ns, text)},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A workbook that holds a text once and says it in every row is refused once its cells say far more than its parts hold; one whose rows share what rows of incidents do is read.
func TestAWorkbookThatRepeatsALongTextIsRefused(t *testing.T) {
	frame, _ := syria(t)
	told := Reading{DateOrder: YearFirst}
	small := sharing(t, 3000, strings.Repeat("Bé ", 300))
	if rows := taken(t, frame, small, told); len(rows) != 3000 {
		t.Errorf("%d rows", len(rows))
	}
	large := sharing(t, 3000, strings.Repeat("Bé ", 10_000))
	file := MemoryData("data.xlsx", bytes.NewReader(large), int64(len(large)))
	r, err := Sniff(t.Context(), file, frame, told)
	read := 0
	if err == nil {
		for _, failed := range r.Incidents(t.Context(), file, frame) {
			if err = failed; err == nil {
				read++
			}
		}
	}
	var format *FormatError
	if !errors.As(err, &format) || !strings.Contains(err.Error(), "save the rows you need as CSV") || read > 2000 {
		t.Errorf("after %d rows: %v", read, err)
	}
}
