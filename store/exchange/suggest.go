package exchange

import (
	"slices"
	"strings"
	"unicode"

	"truceboard/store/ceasefire"
)

// ownNames gives what this program's own tables call the column of a field: its code in a text, its heading in a workbook.
func ownNames() map[Field][]string {
	names := map[Field][]string{}
	for _, c := range ExportColumns() {
		if field := Field(c.Code); field.known() {
			names[field] = []string{c.Code, c.Name}
		}
	}
	return names
}

// ownField reports whether a column of this program's own tables is one that is read into a field.
func ownField(column string) bool {
	for _, names := range ownNames() {
		if slices.ContainsFunc(names, func(name string) bool { return heading(name) == heading(column) }) {
			return true
		}
	}
	return false
}

// ownTable reports whether a table has none but columns that this program's own tables have, and two of them or more: one alone may be anything.
func ownTable(header []string) bool {
	own := map[string]bool{}
	for _, c := range ExportColumns() {
		own[heading(c.Code)], own[heading(c.Name)] = true, true
	}
	return len(header) > 1 && !slices.ContainsFunc(header, func(name string) bool { return !own[heading(name)] })
}

// headings lists what columns of other tables are called, by field, in English, French, Spanish and Arabic, and the commonest in Russian and Ukrainian.
func headings() []struct {
	field Field
	names string
} {
	return []struct {
		field Field
		names string
	}{
		{FieldID, "id|incident id|event id|record id|reference|ref|no|number|serial|identifiant|numero|n|codigo|uuid|المعرف|الرقم|رقم|номер"},
		{FieldDate, "date|event date|incident date|date start|start date|date of incident|date of event|day|date and time|datetime|when|from|date incident|jour|date evenement|date de l incident|date debut|fecha|fecha del incidente|fecha inicio|dia|التاريخ|تاريخ|تاريخ الحادث|اليوم|дата"},
		{FieldDateEnd, "date end|end date|until|last date|date fin|fecha fin|to|تاريخ الانتهاء"},
		{FieldTime, "time|hour|time of day|event time|incident time|heure|hora|الوقت|الساعة|время"},
		{FieldDatePrecision, "date precision|time precision|date prec|precision of the date|precision|precision date"},
		{FieldType, "type|incident type|event type|type of incident|type of event|category|kind|violation|violation type|type incident|type d incident|type evenement|categorie|tipo|tipo de incidente|categoria|النوع|نوع الحادث|نوع الانتهاك|نوع|тип|вид"},
		{FieldTitle, "title|headline|summary|subject|titre|objet|titulo|resumen|asunto|العنوان|заголовок"},
		{FieldText, "text|description|notes|details|narrative|remarks|comment|comments|what happened|description de l incident|remarques|commentaires|descripcion|detalles|observaciones|notas|الوصف|التفاصيل|ملاحظات|описание|примечание|опис"},
		{FieldSideA, "side a|actor1|actor 1|actor|party|perpetrator|by|accused|responsible|alleged perpetrator|side a who acted|acteur|auteur|partie|responsable|parte|autor|الطرف|الجهة|الفاعل|الطرف الاول"},
		{FieldSideB, "side b|actor2|actor 2|target|victim|against|cible|victime|objetivo|victima|الهدف|الضحية|الطرف الثاني"},
		{FieldPlace, "place|location|village|town|city|site|settlement|place name|lieu|localite|ville|lugar|localidad|ciudad|municipio|المكان|الموقع|البلدة|المدينة|القرية|место|населенный пункт|місце"},
		{FieldArea, "area|admin1|governorate|province|region|state|department|oblast|adm 1|admin 1|gouvernorat|departement|departamento|provincia|estado|المحافظة|الولاية|محافظة|область|регион"},
		{FieldDistrict, "district|admin2|adm 2|admin 2|county|subdistrict|commune|distrito|المنطقة|القضاء|الناحية|район"},
		{FieldLatitude, "latitude|lat|y|latitud|خط العرض|широта"},
		{FieldLongitude, "longitude|lon|long|lng|x|longitud|خط الطول|долгота|довгота"},
		{FieldCoordinates, "coordinates|coords|gps|lat lon|lat long|latitude longitude|point|position|coordonnees|coordenadas|الاحداثيات"},
		{FieldPlacePrecision, "place precision|geo precision|where prec|location precision"},
		{FieldDeathsBest, "deaths|deaths best|best|fatalities|killed|dead|deaths total|number killed|casualties killed|morts|tues|deces|muertos|fallecidos|muertes|القتلى|عدد القتلى|الوفيات|погибшие|убитые|загиблі"},
		{FieldDeathsLow, "deaths low|low|min deaths|deaths min"},
		{FieldDeathsHigh, "deaths high|high|max deaths|deaths max"},
		{FieldDeathsCivil, "deaths civilians|civilians killed|civilian deaths|civils tues|civiles muertos|القتلى المدنيين"},
		{FieldDeathsA, "deaths side a|deaths a"},
		{FieldDeathsB, "deaths side b|deaths b"},
		{FieldDeathsUnknown, "deaths unknown"},
		{FieldInjuredBest, "injured|injured best|wounded|injuries|blesses|heridos|lesionados|الجرحى|عدد الجرحى|المصابين|раненые|поранені"},
		{FieldInjuredLow, "injured low"},
		{FieldInjuredHigh, "injured high"},
		{FieldVerification, "verification|verified|verification status|confirmed|status|verifie|verificado|حالة التحقق|التحقق"},
		{FieldReportedBy, "reported by|source|sources|reporter|reported|source name|information source|fuente|fuentes|المصدر|الجهة المبلغة|источник|джерело"},
	}
}

// SuggestMapping guesses what the columns of a table hold by their names and, for the mark before the decimals, by some of its rows. What it
// does not know it leaves out.
func SuggestMapping(header []string, sample [][]string, frame ceasefire.Frame) Mapping {
	var m Mapping
	plain := make([]string, len(header))
	for i, name := range header {
		plain[i] = heading(name)
	}
	taken := map[int]bool{}
	take := func(field Field, names []string) {
		if i := columnCalled(plain, names, taken); i >= 0 && m.FieldColumn(field) == "" && field.fits(columnOf(header, header[i], sample)) {
			m.Columns = append(m.Columns, ColumnField{Column: header[i], Field: field})
			taken[i] = true
		}
	}
	own := ownNames()
	for _, info := range Fields() { // what this program called a column is what it holds, whatever others call so
		take(info.Field, own[info.Field])
	}
	ours := ownTable(header) && m.FieldColumn(FieldID) != ""
	for _, h := range headings() {
		if !ours { // in a table of this program's own a name means what it means here
			take(h.field, strings.Split(h.names, "|"))
		}
	}
	m.dropLonePosition()
	m.Decimal = guessedDecimal(header, m, sample)
	if m.FieldColumn(FieldID) != "" && !unique(columnOf(header, m.FieldColumn(FieldID), sample)) {
		m.Assign(m.FieldColumn(FieldID), "")
	}
	ids := columnOf(header, m.FieldColumn(FieldID), sample)
	m.dropLoneOrigin(ids)
	m.Partial = len(ids) > 0 && ownIDs(ids) && len(m.lacking()) > 0
	return m
}

// fits reports whether cells can be what a field holds, where other tables may mean something else by its name.
func (f Field) fits(cells []string) bool {
	for _, cell := range cells {
		if _, ok := severityNamed(cell); f == FieldSeverity && !ok {
			return false
		}
		if _, err := ceasefire.LoadZone(cell); f == FieldZone && cell != "" && err != nil {
			return false
		}
	}
	return true
}

// heading gives a column's name as it is compared with others.
func heading(name string) string {
	return plainWords(strings.TrimPrefix(name, "\ufeff"))
}

// columnCalled gives the column that goes by the first of some names that any column goes by, or -1.
func columnCalled(plain, names []string, taken map[int]bool) int {
	for _, name := range names {
		wanted := plainWords(name)
		for i, have := range plain {
			if have == wanted && !taken[i] {
				return i
			}
		}
	}
	return -1
}

// FieldColumn gives the column that is read into a field, empty for none.
func (m Mapping) FieldColumn(field Field) string {
	for _, c := range m.Columns {
		if c.Field == field {
			return c.Column
		}
	}
	return ""
}

// dropLonePosition takes out a latitude that has no longitude, and the other way round.
func (m *Mapping) dropLonePosition() {
	lat, lon := m.FieldColumn(FieldLatitude), m.FieldColumn(FieldLongitude)
	if (lat == "") != (lon == "") {
		m.Assign(lat+lon, "")
	}
}

// dropLoneOrigin takes out where rows came from, unless all of it is there and the rows have this program's own IDs: in other tables such columns may mean anything.
func (m *Mapping) dropLoneOrigin(ids []string) {
	whole := m.FieldColumn(FieldID) != "" && m.FieldColumn(FieldDataset) != "" && m.FieldColumn(FieldDatasetID) != ""
	whole = whole && ownIDs(ids)
	for _, field := range []Field{FieldDataset, FieldDatasetID} {
		if column := m.FieldColumn(field); column != "" && !whole {
			m.Assign(column, "")
		}
	}
}

// ownIDs reports whether all of some identifiers are this program's own.
func ownIDs(ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return ownID(Unguarded(id)) == ceasefire.ID{} })
}

// columnOf gives a column's cells.
func columnOf(header []string, column string, rows [][]string) []string {
	var list []string
	for i, name := range header {
		for _, row := range rows {
			if sameColumn(name, column) && i < len(row) {
				list = append(list, strings.TrimSpace(row[i]))
			}
		}
	}
	return list
}

// unique reports whether no cell stands there twice, and none is empty: an identifier is.
func unique(list []string) bool {
	seen := map[string]bool{}
	for _, cell := range list {
		if cell == "" || seen[cell] {
			return false
		}
		seen[cell] = true
	}
	return true
}

// guessedDecimal gives the mark before the decimals of the positions.
func guessedDecimal(header []string, m Mapping, rows [][]string) string {
	commas, points := 0, 0
	for _, field := range []Field{FieldLatitude, FieldLongitude} {
		for _, cell := range columnOf(header, m.FieldColumn(field), rows) {
			if strings.IndexFunc(cell, unicode.IsDigit) < 0 {
				continue
			}
			commas += strings.Count(cell, ",")
			points += strings.Count(cell, ".")
		}
	}
	if commas > points {
		return ","
	}
	return "."
}
