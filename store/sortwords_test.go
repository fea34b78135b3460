package store

import "testing"

func TestOrdersAreSaidInWords(t *testing.T) {
	for sort, want := range map[Sort]string{
		{}: "time, oldest first", {By: SortWhen, Descending: true}: "time, newest first", {By: SortDeaths, Descending: true}: "deaths, most first",
		{By: SortPlace}: "place, A to Z", {By: SortActor, Descending: true}: "actors, Z to A", {By: SortVerified}: "verification, unverified first",
	} {
		if got := sort.Words(); got != want {
			t.Errorf("%+v: %q, want %q", sort, got, want)
		}
	}
	for _, key := range append(sortKeys(), SortAdded) {
		if words := (Sort{By: key}).Words(); words[0] == ',' {
			t.Errorf("%s has no words", key)
		}
	}
}
