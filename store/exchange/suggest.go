package exchange

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
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

// OwnTable reports whether a table is one of this program's own, whose rows are known by its IDs.
func (r Reading) OwnTable() bool {
	return r.Format == FormatCSV && ownTable(r.Header) && r.Mapping.FieldColumn(FieldID) != ""
}

// ownTable reports whether a table has none but columns that this program's own tables have, and two of them or more: one alone may be anything.
func ownTable(header []string) bool {
	return len(header) > 1 && !slices.ContainsFunc(header, func(name string) bool { return keptName(name) == "" && !ownColumn(name) })
}

// exportedTable reports whether a table was written by this program beyond doubt, with identifiers or without: it has none but the columns of such tables, and one that nobody else's has under that name. Date, place and title are
// what anybody's columns are called.
func exportedTable(header []string) bool {
	return ownTable(header) && slices.ContainsFunc(header, func(name string) bool {
		name = strings.TrimSpace(name)
		return keptName(name) != "" || slices.ContainsFunc(ExportColumns(), func(c ExportColumn) bool {
			return slices.Contains(exportedAlone(), c.Code) && (name == c.Code || name == c.Name)
		})
	})
}

// exportedAlone are the codes of the columns that are called so in this program's own tables alone.
func exportedAlone() []string {
	return strings.Fields(`date_precision type_name area_code place_precision party_a party_b deaths_low deaths_best deaths_high deaths_civilians deaths_side_a deaths_side_b deaths_unknown
		injured_low injured_best injured_high scope_why scope_overridden dataset_id recorded_at`)
}

// ownColumn reports whether this program's own tables have a column of a name, by its code or its heading.
func ownColumn(name string) bool {
	return ownHeadings()[heading(name)]
}

// ownHeadings are the codes and the headings of this program's own tables, as they are compared: they are asked for with every table that is looked at.
var ownHeadings = sync.OnceValue(func() map[string]bool {
	own := map[string]bool{}
	for _, c := range ExportColumns() {
		own[heading(c.Code)], own[heading(c.Name)] = true, true
	}
	return own
})

// headings lists what columns of other tables are called, by field, in English, French, Spanish and Arabic, and the commonest in Russian and Ukrainian.
func headings() []struct {
	field Field
	names string
} {
	return []struct {
		field Field
		names string
	}{
		{FieldID, "id|incident id|event id|record id|event id cnty|incident no|incident number|case number|case no|case id|reference|ref|no|number|serial|identifiant|numero|n|codigo|uuid|المعرف|الرقم|رقم|номер"},
		{FieldDate, "date|event date|incident date|date start|start date|date of incident|date of event|day|date and time|datetime|when|from|date incident|jour|date evenement|date de l incident|date debut|fecha|fecha del incidente|fecha inicio|dia|التاريخ|تاريخ|تاريخ الحادث|اليوم|дата"},
		{FieldDateEnd, "date end|end date|until|last date|date fin|fecha fin|to|تاريخ الانتهاء"},
		{FieldTime, "time|hour|time of day|event time|incident time|heure|hora|الوقت|الساعة|время"},
		{FieldDatePrecision, "date precision|time precision|date prec|precision of the date|precision|precision date"},
		{FieldType, "type|incident type|event type|type of incident|type of event|category|kind|violation|violation type|type incident|type d incident|type evenement|categorie|tipo|tipo de incidente|categoria|النوع|نوع الحادث|نوع الانتهاك|نوع|тип|вид"},
		{FieldTitle, "title|headline|summary|subject|titre|resume|objet|titulo|resumen|asunto|العنوان|заголовок"},
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
		{FieldDeathsBest, "deaths|deaths best|best|fatalities|killed|dead|deaths total|number killed|casualties killed|morts|tues|deces|muertos|fallecidos|muertes|القتلى|عدد القتلى|الوفيات|погибшие|погибло|погибших|убитые|убито|загиблі"},
		{FieldDeathsLow, "deaths low|low|min deaths|deaths min"},
		{FieldDeathsHigh, "deaths high|high|max deaths|deaths max"},
		{FieldDeathsCivil, "deaths civilians|civilians killed|civilian deaths|civilians dead|civilian fatalities|civilians|civils tues|civils|civiles muertos|civiles|القتلى المدنيين"},
		{FieldDeathsA, "deaths side a|deaths a"},
		{FieldDeathsB, "deaths side b|deaths b"},
		{FieldDeathsUnknown, "deaths unknown"},
		{FieldInjuredBest, "injured|injured best|wounded|injuries|blesses|heridos|lesionados|الجرحى|عدد الجرحى|المصابين|раненые|ранено|раненых|поранені"},
		{FieldInjuredLow, "injured low"},
		{FieldInjuredHigh, "injured high"},
		{FieldVerification, "verification|verified|verification status|confirmed|status|verifie|verificado|حالة التحقق|التحقق"},
		{FieldSource, "source title|title of source|title of the source|cited source|titre de la source|titulo de la fuente"},
		{FieldSourceAddress, "source address|source url|source link|source website|url of source|link to source|url|link|web link|website|web address|address of the source|url source|lien|lien source|url de la source|adresse de la source|enlace|enlace fuente|url fuente|direccion de la fuente|رابط|الرابط|رابط المصدر|عنوان المصدر|ссылка|ссылка на источник|посилання"},
		{FieldReliability, "source reliability|reliability|reliability of the source|reliability of source|source grade|source rating|fiabilite|fiabilite de la source|fiabilidad|fiabilidad de la fuente|confiabilidad|موثوقية المصدر|الموثوقية|надежность|надежность источника|надійність"},
		{FieldCredibility, "credibility|report credibility|information credibility|credibility of the report|credibility of information|credibilite|credibilite de l information|credibilidad|credibilidad de la informacion|مصداقية|المصداقية|مصداقية المعلومات|достоверность|достоверность сообщения|достовірність"},
		{FieldConfidential, "source confidential|confidential|confidential source|source is confidential|confidentiel|source confidentielle|confidencial|fuente confidencial|سري|سرية المصدر|مصدر سري|конфиденциально|конфиденциальный источник|конфіденційно"},
		{FieldLocator, "source locator|locator|page|pages|where in the source|page number|pagina|صفحة|الصفحة|страница|сторінка"},
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
	m.citeGraded(header, sample)
	m.dropLonePosition()
	m.Decimal = guessedDecimal(header, m, sample)
	if column := m.FieldColumn(FieldID); column != "" && !identifies(column, columnOf(header, column, sample)) {
		m.Assign(column, "")
	}
	ids := columnOf(header, m.FieldColumn(FieldID), sample)
	m.dropLoneOrigin(ids)
	m.Partial = len(ids) > 0 && ownIDs(ids) && len(m.lacking()) > 0
	return m
}

// fits reports whether cells can be what a field holds, where other tables may mean something else by its name: half of those that say anything or more are such. The rows of the others are refused, each with its
// reason, since to leave out the column would change what all other rows say.
func (f Field) fits(cells []string) bool {
	said, odd := 0, 0
	for _, cell := range cells {
		if cell != "" {
			said++
		}
		if f.odd(cell) {
			odd++
		}
	}
	return odd*2 <= said
}

// odd reports whether a cell cannot be what a field holds, as far as fields are held against their cells.
func (f Field) odd(cell string) bool {
	switch f {
	case FieldSeverity:
		_, ok := severityNamed(cell)
		return !ok
	case FieldSourceAddress:
		return cell != "" && !webAddress(cell)
	case FieldReliability:
		_, _, ok := gradeOf(cell)
		return !ok
	case FieldCredibility:
		_, ok := credibilityOf(cell)
		return !ok && !saysNothing(cell)
	case FieldConfidential:
		_, ok := confidentialOf(cell)
		return !ok
	case FieldDeathsCivil: // a column of that name may tell who was hit
		return !saysNothing(cell) && strings.IndexFunc(cell, unicode.IsDigit) < 0
	case FieldZone:
		_, err := ceasefire.LoadZone(cell)
		return cell != "" && err != nil
	}
	return false
}

// heading gives a column's name as it is compared with others.
func heading(name string) string {
	name = strings.TrimPrefix(name, "\ufeff")
	if mark := strings.TrimSpace(name); mark == "#" || mark == "№" { // which have no letter, and stand for one
		return "no"
	}
	return plainWords(name)
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

// ownIDs reports whether most of the identifiers that some rows have are this program's own: rows that were added by hand have none, or another.
func ownIDs(ids []string) bool {
	own, all := 0, 0
	for _, id := range ids {
		if id != "" {
			all++
		}
		if ownID(csvline.Unguarded(id)) != (ceasefire.ID{}) {
			own++
		}
	}
	return own > 0 && own*2 >= all
}

// columnOf gives a column's cells.
func columnOf(header []string, column string, rows [][]string) []string {
	var list []string
	for i, name := range header {
		if !sameColumn(name, column) { // looked at once: a file may have thousands of columns
			continue
		}
		for _, row := range rows {
			if i < len(row) {
				list = append(list, strings.TrimSpace(row[i]))
			}
		}
	}
	return list
}

// identifies reports whether cells can be identifiers: some rows may have none yet, and one may stand there twice by mistake. A column whose name may as well be that of a number has to tell nearly all rows apart.
func identifies(column string, cells []string) bool {
	seen, filled := map[string]bool{}, 0
	for _, cell := range cells {
		if cell != "" {
			seen[cell] = true
			filled++
		}
	}
	if len(cells) == 0 {
		return true // the name alone is known
	}
	switch heading(column) {
	case "no", "number", "serial", "n", "incident no", "incident number", "case no", "case number", "numero", "codigo", "ref", "reference", plainWords("الرقم"), plainWords("رقم"), plainWords("номер"):
		return len(seen)*5 >= filled*4 && filled*2 > len(cells)
	}
	return filled > 0 && len(seen)*2 >= filled
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
