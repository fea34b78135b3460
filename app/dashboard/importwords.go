package dashboard

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
	"truceboard/widgets"
)

// nothingMeant is what a word stands for that stands for nothing the dossier has.
const nothingMeant = "nothing; taken as it is"

// importWordsPage lists the words of a data file, the most frequent first, and asks what those stand for that the dossier does not know. There may be thousands.
type importWordsPage struct {
	form    *importForm
	content fyne.CanvasObject
	what    *widgets.Prose
	all     *tick
	list    *widgets.RowList
	label   *widgets.Text
	means   *pick
	found   []exchange.Value // of the file
	shown   []exchange.Value // those of them that are listed
	told    []string         // what the choices of means mean
	of      string           // the word that is asked about
	filling bool
}

func newImportWordsPage(f *importForm) *importWordsPage {
	p := &importWordsPage{form: f, what: newRemark(), label: widgets.NewText("", widgets.RoleCaption)}
	p.list = widgets.NewRowList([]widgets.LedgerColumn{
		{Width: 72, Role: widgets.RoleFigure, Alignment: fyne.TextAlignTrailing}, {Width: 108, Role: widgets.RoleCaption}, {Role: widgets.RoleBody}, {Role: widgets.RoleBody},
	}, "Rows", "Kind", "Word", "Stands for")
	p.all = newTick("Also the words that are understood", p.fill, f.close)
	p.means = newPick(nil, p.choose, f.close)
	p.means.PlaceHolder = nothingMeant
	p.list.OnChosen, p.list.OnEscape = p.ask, f.close
	p.list.OnEntered = func(int) { f.window.win.Canvas().Focus(p.means) }
	p.list.OnTyped = func(_ int, letter rune) { p.means.TypedRune(letter) }
	foot := container.NewVBox(p.label, p.means)
	p.content = inOrder(container.NewVBox(p.what, container.New(inset{side: 8}, p.all)), container.New(inset{side: 8}, foot), p.list)
	p.show(nil)
	return p
}

// show lists the words that a file was found to hold.
func (p *importWordsPage) show(found []exchange.Value) {
	p.found = slices.Clone(found)
	slices.SortStableFunc(p.found, func(a, b exchange.Value) int { return cmp.Compare(b.Rows, a.Rows) })
	p.fill()
}

// asked reports whether a word is one to ask about: one that stands for nothing, or for what somebody said here.
func (p *importWordsPage) asked(v exchange.Value) bool {
	return !v.Mapped || slices.ContainsFunc(p.form.reading.Mapping.Words, func(w exchange.Word) bool { return w.Is(v.Kind, v.Text) })
}

// unknown counts the words that stand for nothing.
func (p *importWordsPage) unknown() int {
	n := 0
	for _, v := range p.found {
		if !v.Mapped {
			n++
		}
	}
	return n
}

// fill lists the words that are to be listed.
func (p *importWordsPage) fill() {
	p.shown = p.shown[:0]
	var rows [][]string
	for _, v := range p.found {
		if !p.all.Checked && !p.asked(v) {
			continue
		}
		p.shown = append(p.shown, v)
		rows = append(rows, []string{grouped(v.Rows), string(v.Kind), cutWords(v.Text, 200), p.meaning(v)})
	}
	p.list.SetRows(rows)
	switch n := p.unknown(); {
	case len(p.found) == 0:
		p.what.SetText("→ The words of the file are listed here once it was tried.")
	case n == 0:
		p.what.SetText("→ Every word of the file is understood.")
	default:
		p.what.SetText("→ " + counted(n, "word stands", "words stand") + " for nothing that the dossier has. Such rows are taken as they are. Type a letter on a word to choose what it stands for.")
	}
	p.ask(p.list.Chosen())
}

// meaning says what a word stands for.
func (p *importWordsPage) meaning(v exchange.Value) string {
	names, means := p.form.meanings(v.Kind)
	if n := slices.Index(means, v.Means); n > 0 && v.Mapped {
		return names[n]
	}
	if v.Mapped && v.Means != "" {
		return v.Means
	}
	return "–"
}

// ask shows what the word of a row stands for.
func (p *importWordsPage) ask(row int) {
	p.filling = true
	defer func() { p.filling = false }()
	if row < 0 || row >= len(p.shown) {
		p.label.SetText("What the chosen word stands for")
		p.told = nil
		p.means.SetOptions(nil)
		p.means.ClearSelected()
		p.means.Disable()
		return
	}
	v := p.shown[row]
	names, told := p.form.meanings(v.Kind)
	if asked := string(v.Kind) + " " + v.Text; asked != p.of {
		p.of, p.means.typed = asked, "" // letters typed for one word are not the beginning of another's
	}
	p.told = told
	p.label.SetText("What “" + cutWords(v.Text, 60) + "” stands for")
	p.means.Enable()
	p.means.SetOptions(names)
	p.means.ClearSelected()
	if n := slices.Index(told, v.Means); n > 0 && v.Mapped {
		p.means.SetSelectedIndex(n)
	}
}

// choose notes what the word stands for.
func (p *importWordsPage) choose(name string) {
	row, n := p.list.Chosen(), slices.Index(p.means.Options, name)
	if p.filling || row < 0 || row >= len(p.shown) || n < 0 || n >= len(p.told) {
		return
	}
	f, v := p.form, p.shown[row]
	mapping := f.reading.Mapping
	mapping.Map(v.Kind, v.Text, p.told[n])
	f.told.Mapping, f.reading.Mapping, f.mapped = mapping, mapping, true
	v.Means, v.Mapped = p.told[n], n > 0
	for i := range p.found {
		if p.found[i].Kind == v.Kind && p.found[i].Text == v.Text {
			p.found[i] = v
		}
	}
	p.fill()
	f.views.SetWords(f.viewNames()...)
	f.tryAgain()
}

// meanings lists what a word of a kind can stand for: the names and what a mapping calls them, nothing first.
func (f *importForm) meanings(kind exchange.WordKind) (names, means []string) {
	add := func(name, mean string) { names, means = append(names, name), append(means, mean) }
	add(nothingMeant, "")
	switch kind {
	case exchange.PartyWord:
		for _, p := range f.session.frame.Parties {
			add(p.Name, p.Name)
		}
		add("no party", exchange.Nobody)
	case exchange.TypeWord:
		for _, t := range ceasefire.Types() {
			add(t.Name, string(t.Type))
		}
	case exchange.AreaWord:
		for _, a := range f.session.frame.Areas {
			add(a.Name, a.Code)
		}
	case exchange.VerificationWord:
		for _, v := range ceasefire.Verifications() {
			add(string(v), string(v))
		}
	case exchange.PrecisionWord:
		for _, p := range ceasefire.Precisions() {
			add(p.String(), p.String())
		}
	case exchange.PlacePrecisionWord:
		for _, name := range exchange.PlacePrecisionNames() {
			add(name, name)
		}
	}
	return distinct(names), means
}
