package main

import (
	"strings"
	"testing"
)

// A first line that cannot be read may hold the columns' names: it is not passed over without a word, unless somebody says which row does.
func TestAHeaderThatCannotBeReadIsNotPassedOver(t *testing.T) {
	for name, first := range map[string]string{
		"too many columns": "date,type,place" + strings.Repeat(",x", 20_000),
		"a stray mark":     `date,type,"place"s`,
	} {
		t.Run(name, func(t *testing.T) {
			dossier, file := files(t, "wide.csv", first+"\n2016-09-14,shelling,Homs\n2016-09-15,shelling,Homs\n")
			if status, out, said := call(t, "import", dossier, file); status != exitFailed || !strings.Contains(said, "line 1, which may hold the columns' names, cannot be read") {
				t.Errorf("status %d, printed %q, said %q", status, out, said)
			}
			if got := importing(t, dossier, file, "--header", "none"); got.Added != 2 {
				t.Errorf("%+v", got)
			}
		})
	}
	dossier, file := files(t, "title.csv", "\"A \"title\ndate,type,place\n2016-09-14,shelling,Homs\n")
	if got := importing(t, dossier, file); got.Added != 1 {
		t.Errorf("what stands above a header that is found is no matter: %+v", got)
	}
}
