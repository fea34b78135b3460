package dashboard

import (
	"strings"
	"testing"

	"truceboard/app/intake"
	"truceboard/app/safekeeping"
)

// The name is asked for once, where only the computer's is known, and what is set is kept.
func TestTheAnalystIsAskedForANameOnce(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	asks := func() bool {
		w.notice.hide()
		w.askWhoOnce()
		return w.notice.content.Visible() && strings.Contains(w.notice.text.Text, "signed “"+w.who()+"”")
	}
	if asks() {
		t.Error("a name that was given is asked for")
	}
	w.options.AskWho = true
	if !asks() {
		t.Error("nobody asks for a name")
	}
	if asks() {
		t.Error("the name is asked for twice")
	}
	w.prefs.setWho("Amal Haddad")
	if w.who() != "Amal Haddad" {
		t.Errorf("the name is %q", w.who())
	}
	w.askWhoOnce()
	if kept, err := safekeeping.Analyst(w.options.DataDir); kept != "Amal Haddad" || err != nil {
		t.Errorf("the commands know %q, %v", kept, err)
	}
}
