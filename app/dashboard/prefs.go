package dashboard

import (
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
)

// The choices of light and dark.
const (
	themeSystem = "system"
	themeLight  = "light"
	themeDark   = "dark"

	fyneLight = fynetheme.VariantLight
	fyneDark  = fynetheme.VariantDark
)

// recentMost is how many dossiers the Recent menu holds.
const recentMost = 8

// preferences is what the window remembers between two starts.
type preferences struct{ store fyne.Preferences }

func (p preferences) theme() string     { return p.store.StringWithFallback("theme", themeSystem) }
func (p preferences) setTheme(v string) { p.store.SetString("theme", v) }
func (p preferences) page() int         { return p.store.Int("page") }
func (p preferences) setPage(n int)     { p.store.SetInt("page", n) }
func (p preferences) who() string       { return p.store.String("who") }
func (p preferences) setWho(v string)   { p.store.SetString("who", v) }
func (p preferences) askedWho() bool    { return p.store.Bool("asked who") }
func (p preferences) setAskedWho()      { p.store.SetBool("asked who", true) }

// picture gives how the last picture was saved, as the dialog has it.
func (p preferences) picture() []string     { return p.store.StringList("picture") }
func (p preferences) setPicture(v []string) { p.store.SetStringList("picture", v) }

// export gives how incidents were exported last, as the dialog has it.
func (p preferences) export() []string     { return p.store.StringList("export") }
func (p preferences) setExport(v []string) { p.store.SetStringList("export", v) }

// dateOrder gives whether the day or the month comes first in dates of numbers; a person is asked once.
func (p preferences) dateOrder() ceasefire.DateOrder {
	return ceasefire.DateOrder(p.store.String("date order"))
}
func (p preferences) setDateOrder(v ceasefire.DateOrder) { p.store.SetString("date order", string(v)) }

// columns gives the columns of a dossier's table with their widths, nothing where nobody has chosen any: what was chosen last for any other dossier, where nothing was for this one.
func (p preferences) columns(path string) []string {
	if chosen := p.store.StringList("columns " + path); len(chosen) > 0 {
		return chosen
	}
	return p.store.StringList("columns")
}

func (p preferences) setColumns(path string, v []string) {
	p.store.SetStringList("columns "+path, v)
	p.store.SetStringList("columns", v)
}

// order gives by which column a dossier's table was sorted when it was left, with a minus before it where from the greatest down; empty where nobody has sorted it.
func (p preferences) order(path string) string    { return p.store.String("order " + path) }
func (p preferences) setOrder(path, order string) { p.store.SetString("order "+path, order) }

// boxes tells whether each column can be narrowed under its heading.
func (p preferences) boxes() bool     { return p.store.BoolWithFallback("boxes", true) }
func (p preferences) setBoxes(v bool) { p.store.SetBool("boxes", v) }

// leads gives how long before a deadline to remind of it, as readLeads reads it.
func (p preferences) leads() string     { return p.store.StringWithFallback("reminders", usualLeads) }
func (p preferences) setLeads(v string) { p.store.SetString("reminders", v) }

// size gives the window's last size, at first 1280×800, never below the smallest that is promised.
func (p preferences) size() fyne.Size {
	width := p.store.FloatWithFallback("width", 1280)
	height := p.store.FloatWithFallback("height", 800)
	return fyne.NewSize(max(float32(width), 800), max(float32(height), 560))
}

func (p preferences) setSize(s fyne.Size) {
	p.store.SetFloat("width", float64(s.Width))
	p.store.SetFloat("height", float64(s.Height))
}

// recent lists the dossiers last opened, the newest first.
func (p preferences) recent() []string { return p.store.StringList("recent") }

// remember puts a dossier at the head of the recent ones.
func (p preferences) remember(path string) {
	list := slices.DeleteFunc(slices.Clone(p.recent()), func(other string) bool { return other == path })
	list = slices.Insert(list, 0, path)
	p.store.SetStringList("recent", list[:min(len(list), recentMost)])
}

// view gives how a dossier was being read when it was left, empty where that is not known.
func (p preferences) view(path string) string { return p.store.String("view " + path) }

// mapOf gives how the map of a dossier was being looked at when it was left, empty where that is not known.
func (p preferences) mapOf(path string) string { return p.store.String("map " + path) }

func (p preferences) setMap(path, text string) { p.store.SetString("map "+path, text) }

func (p preferences) setView(path, view string) { p.store.SetString("view "+path, view) }
