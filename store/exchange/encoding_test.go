package exchange

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"
)

// The same list in the letters of several scripts.
const (
	frenchList  = "Date;Type;Lieu;Remarques\n15/09/2016;Bombardement;Alep;Un bâtiment a été touché près de l'école, côté sud\n16/09/2016;Tirs;Idlib;Deux blessés légers évacués à l'hôpital\n"
	russianList = "Date;Type;Место;Описание\n15/09/2016;Shelling;Алеппо;Обстрел жилого квартала на юге города\n16/09/2016;Shooting;Идлиб;Двое раненых доставлены в больницу\n"
	arabicList  = "Date;Type;المكان;الوصف\n15/09/2016;Shelling;حلب;قصف على الحي السكني جنوب المدينة\n16/09/2016;Shooting;إدلب;إصابة شخصين بجروح طفيفة\n"
)

func TestEncodingsAreTold(t *testing.T) {
	frame, _ := syria(t)
	encoded := func(e interface{ Bytes([]byte) ([]byte, error) }, text string) []byte {
		t.Helper()
		out, err := e.Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, c := range map[string]struct {
		text []byte
		want Encoding
		says string
	}{
		"UTF-8":                 {[]byte(arabicList), UTF8, "قصف على الحي"},
		"UTF-8 with a mark":     {[]byte("\ufeff" + frenchList), UTF8, "touché"},
		"UTF-16 little":         {encoded(textunicode.UTF16(textunicode.LittleEndian, textunicode.UseBOM).NewEncoder(), arabicList), UTF16LE, "قصف على الحي"},
		"UTF-16 big":            {encoded(textunicode.UTF16(textunicode.BigEndian, textunicode.UseBOM).NewEncoder(), russianList), UTF16BE, "Обстрел"},
		"UTF-16 without a mark": {encoded(textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM).NewEncoder(), frenchList), UTF16LE, "touché"},
		"Windows-1252":          {encoded(charmap.Windows1252.NewEncoder(), frenchList), Windows1252, "touché près de l'école"},
		"Windows-1251":          {encoded(charmap.Windows1251.NewEncoder(), russianList), Windows1251, "Обстрел жилого"},
		"Windows-1256":          {encoded(charmap.Windows1256.NewEncoder(), arabicList), Windows1256, "قصف على الحي"},
	} {
		t.Run(name, func(t *testing.T) {
			_, r := sniffed(t, frame, c.text, Reading{})
			if r.Encoding != c.want || len(r.Doubts) > 0 || r.Delimiter != ';' {
				t.Fatalf("%s, %+v", r.Encoding, r.Doubts)
			}
			got := taken(t, frame, c.text, Reading{})
			if len(got) != 2 || !strings.Contains(got[0].Text, c.says) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestAnEncodingThatIsNotSureIsAskedForWithWhatEachWouldSay(t *testing.T) {
	frame, _ := syria(t)
	text, err := charmap.Windows1252.NewEncoder().Bytes([]byte("Date,Type,Place\n2016-09-15,Shelling,É\n"))
	if err != nil {
		t.Fatal(err)
	}
	_, r := sniffed(t, frame, text, Reading{})
	if len(r.Doubts) != 1 || r.Doubts[0].About != AboutEncoding || len(r.Doubts[0].Choices) < 2 || len(r.Doubts[0].Choices[0].Preview) == 0 {
		t.Fatalf("%+v", r.Doubts)
	}
	settled, err := r.Settle(AboutEncoding, string(Windows1252))
	if err != nil {
		t.Fatal(err)
	}
	if _, r = sniffed(t, frame, text, settled); len(r.Doubts) > 0 {
		t.Errorf("%+v", r.Doubts)
	}
	if got := taken(t, frame, text, settled); got[0].Place.Name != "É" {
		t.Errorf("%+v", got)
	}
}

func TestALetterFarDownTellsTheEncodingToo(t *testing.T) {
	frame, _ := syria(t)
	var text strings.Builder
	text.WriteString("Date,Type,Place\n")
	for text.Len() < 3*sniffedStart {
		text.WriteString("2016-09-15,Shelling,Aleppo\n")
	}
	tail, err := charmap.Windows1252.NewEncoder().String("2016-09-15,Shelling,Près d'Alep où il y a une école\n")
	if err != nil {
		t.Fatal(err)
	}
	for range sniffedPiece / len(tail) {
		text.WriteString(tail)
	}
	if _, r := sniffed(t, frame, []byte(text.String()), Reading{}); r.Encoding != Windows1252 {
		t.Errorf("%s", r.Encoding)
	}
}

func TestDelimitersAreTold(t *testing.T) {
	frame, _ := syria(t)
	for _, mark := range Delimiters() {
		text := strings.ReplaceAll("Date;Type;Place;Text\n2016-09-15;Shelling;Aleppo;\"one, two; three\"\n2016-09-15;Shelling;Idlib;none\n", ";", string(mark))
		if _, r := sniffed(t, frame, []byte(text), Reading{}); r.Delimiter != mark || len(r.Doubts) > 0 {
			t.Errorf("%s: %s, %+v", DelimiterName(mark), DelimiterName(r.Delimiter), r.Doubts)
		}
	}
	_, r := sniffed(t, frame, []byte("Date,a;Type,b\n2016-09-15,c;d,e\n"), Reading{})
	if len(r.Doubts) == 0 || r.Doubts[0].About != AboutDelimiter || !slices.Equal(r.Doubts[0].Choices[0].Preview, []string{"Date  |  a;Type  |  b", "2016-09-15  |  c;d  |  e"}) {
		t.Errorf("%+v", r.Doubts)
	}
}

func TestTheOrderOfDatesIsToldOrAskedFor(t *testing.T) {
	frame, _ := syria(t)
	for _, c := range []struct {
		dates string
		want  DateOrder
		asked bool
	}{
		{"13/09/2016 01/02/2016", DayFirst, false}, {"01/02/2016 09/13/2016", MonthFirst, false}, {"2016-01-02 2 January 2016", "", false},
		{"01/02/2016 03/04/2016", DayFirst, true}, {"13/01/2016 01/13/2016", DayFirst, true},
	} {
		text := "Date,Type\n"
		for _, date := range strings.Split(strings.ReplaceAll(c.dates, "2 January", "2_January"), " ") {
			text += strings.ReplaceAll(date, "_", " ") + ",Shelling\n"
		}
		_, r := sniffed(t, frame, []byte(text), Reading{})
		asked := len(r.Doubts) == 1 && r.Doubts[0].About == AboutDates
		if asked != c.asked || r.DateOrder != c.want {
			t.Errorf("%s: %s, %+v", c.dates, r.DateOrder, r.Doubts)
		}
	}
}

// UTF-16 without a mark at its beginning is known by its letters too, where they are Arabic or Cyrillic and have few zero bytes among them.
func TestWordsInUTF16WithoutAMarkAreTold(t *testing.T) {
	frame, _ := syria(t)
	for _, text := range []string{
		"التاريخ,النوع,المكان,الوصف\n2016-09-15,قصف,حلب,سقطت قذائف على الحي الشرقي من المدينة مساء اليوم ولم ترد أنباء عن ضحايا\n",
		"التاريخ;النوع;المكان\n15 أيلول 2016;قصف مدفعي;حي السكري في مدينة حلب\n",
		"дата,тип,описание\n2016-09-15,обстрел,Миномётный обстрел жилых кварталов города продолжался до позднего вечера\n",
	} {
		for _, e := range []Encoding{UTF16LE, UTF16BE} {
			encoded, err := e.charset().NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			file, r := sniffed(t, frame, encoded, Reading{})
			good, bad, err := readThrough(t, frame, file, Reading{})
			if r.Encoding != e || good != 1 || bad != 0 || err != nil {
				t.Errorf("%.20s in %s: read as %s, %d rows, %d refused, %v", text, e, r.Encoding, good, bad, err)
			}
		}
		if got := guessedEncoding([][]byte{[]byte(text)}); got[0] != UTF8 {
			t.Errorf("%.20s in UTF-8: %s", text, got)
		}
	}
}
