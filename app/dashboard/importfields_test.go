package dashboard

import (
	"testing"

	"fyne.io/fyne/v2"

	"truceboard/store/exchange"
)

// allButOne is a table whose columns are all known but the last.
const allButOne = "Date;Type;Place;Tote\n2016-09-12;shelling;Aleppo;2\n"

// The field of a column is chosen by its whole word: what the first letters would choose is taken from no other column, and nothing is read anew before the choice counts.
func TestAFieldThatIsTypedIsTakenFromNoOtherColumn(t *testing.T) {
	f := importFormOn(t, importWindow(t, false), fileOf(t, "list.csv", allButOne))
	p := f.choices["Tote"]
	p.rests = func(func()) {} // the test says when it rests
	for n, letters := 0, []rune("deaths"); n < len(letters); n++ {
		p.TypedRune(letters[n])
		if f.reading.Mapping.FieldColumn(exchange.FieldDate) != "Date" || f.mapped || !f.tried {
			t.Fatalf("%q takes the date: %+v", string(letters[:n+1]), f.reading.Mapping.Columns)
		}
	}
	press(p, fyne.KeyReturn)
	if f.tried || f.reading.Mapping.FieldOf("Tote") != exchange.FieldDeathsBest || f.reading.Mapping.FieldOf("Date") != exchange.FieldDate {
		t.Errorf("typed and entered: %+v", f.reading.Mapping.Columns)
	}
}

// What is being typed for a column counts when the file is imported, and is not overwritten by what is found meanwhile.
func TestAFieldThatIsBeingTypedIsNotLost(t *testing.T) {
	f := importFormOn(t, importWindow(t, false), fileOf(t, "list.csv", allButOne))
	p := f.choices["Tote"]
	p.rests = func(func()) {}
	p.TypedRune('t')
	p.TypedRune('i')
	p.TypedRune('t')
	f.look(f.told)
	if p.Selected != exchange.FieldTitle.Name() {
		t.Errorf("%q is shown in the middle of the word", p.Selected)
	}
	if f.take(); f.reading.Mapping.FieldOf("Tote") != exchange.FieldTitle || f.window.modal == nil {
		t.Errorf("%+v", f.reading.Mapping.Columns)
	}
}

// What a column took from another on the way to its field is given back, unless somebody said what the other is since.
func TestAFieldTakenByMistakeIsGivenBack(t *testing.T) {
	f := importFormOn(t, importWindow(t, false), fileOf(t, "list.csv", allButOne))
	choose := func(column string, field exchange.Field) { f.choices[column].SetSelected(field.Name()) }
	choose("Tote", exchange.FieldDate)
	if got := f.choices["Date"].Selected; got != keptAsItIs {
		t.Errorf("what the date was taken from shows %q", got)
	}
	choose("Tote", exchange.FieldDeathsBest)
	if f.reading.Mapping.FieldOf("Date") != exchange.FieldDate || f.choices["Date"].Selected != exchange.FieldDate.Name() || f.reading.Mapping.FieldOf("Tote") != exchange.FieldDeathsBest {
		t.Errorf("the date is not given back: %+v", f.reading.Mapping.Columns)
	}
	choose("Tote", exchange.FieldPlace)
	choose("Place", exchange.FieldText)
	choose("Tote", exchange.FieldDeathsBest)
	if f.reading.Mapping.FieldOf("Place") != exchange.FieldText || f.reading.Mapping.FieldColumn(exchange.FieldPlace) != "" {
		t.Errorf("what somebody said since is lost: %+v", f.reading.Mapping.Columns)
	}
}
