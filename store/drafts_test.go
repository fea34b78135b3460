package store

import (
	"context"
	"testing"
	"time"
)

// What was left unsaved in a form is listed each time that it was opened, newest first, files without a word too; what was set aside is not, until it is taken back.
func TestDraftsOfAForm(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	names := func(form string) (all []string) {
		t.Helper()
		list, err := d.Drafts(ctx, form)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range list {
			all = append(all, one.Form)
		}
		return all
	}
	is := func(form string, want ...string) {
		t.Helper()
		if got := names(form); len(got) != len(want) {
			t.Fatalf("%q: %q, want %q", form, got, want)
		}
		for n, got := range names(form) {
			if got != want[n] {
				t.Errorf("%q: %q, want %q", form, names(form), want)
			}
		}
	}
	at := time.Date(2016, 9, 14, 9, 0, 0, 0, time.UTC)
	d.now = func() time.Time { at = at.Add(time.Minute); return at }
	for _, form := range []string{"party", "incident#2", "incident", "incident 0190"} {
		if err := d.SaveDraft(ctx, form, `{"a": "b"}`); err != nil {
			t.Fatal(err)
		}
	}
	file := kept(t, d, "incident#3", "a.txt", []byte("what a witness wrote"))
	is("incident", "incident#3", "incident", "incident#2")
	is("party", "party")
	is("", "incident#3", "incident 0190", "incident", "incident#2", "party")
	for n := range 2 { // twice: what was set aside before gives way
		if err := d.SetAside(ctx, "incident#3"); err != nil {
			t.Fatal(err)
		}
		is("incident", "incident", "incident#2")
		if name, err := d.TakeBack(ctx, "incident#3"); err != nil || name != "incident#3" {
			t.Fatal(name, err)
		}
		if files, err := d.DraftFiles(ctx, "incident#3"); err != nil || len(files) != 1 || files[0].ID != file.ID {
			t.Fatalf("turn %d: %+v, %v", n, files, err)
		}
	}
	if err := d.SetAside(ctx, "party"); err != nil {
		t.Fatal(err)
	}
	if err := d.ForgetAside(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := d.TakeBack(ctx, "party"); err != nil {
		t.Fatal(err)
	}
	is("party")
	list, err := d.Drafts(ctx, "incident")
	if err != nil || list[1].Content != `{"a": "b"}` || list[0].Content != "" || !list[1].Changed.Equal(time.Date(2016, 9, 14, 9, 3, 0, 0, time.UTC)) {
		t.Errorf("%+v, %v", list, err)
	}
}
