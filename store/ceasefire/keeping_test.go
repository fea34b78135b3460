package ceasefire

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// monday is 2 November 2026, a Monday, at noon.
var monday = time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)

func TestKeepByHand(t *testing.T) {
	made := func(offsets ...time.Duration) (copies []Copy) {
		for _, o := range offsets {
			copies = append(copies, Copy{At: monday.Add(o), Size: 10})
		}
		return copies
	}
	of := func(kind CopyKind, offset time.Duration) Copy {
		return Copy{At: monday.Add(offset), Size: 10, Kind: kind}
	}
	const day = 24 * time.Hour
	pinned := made(-40*day, -30*day, 0)
	pinned[0].Pinned = true
	for name, c := range map[string]struct {
		rule   Keeping
		copies []Copy
		want   []bool
	}{
		"none":                                  {UsualKeeping(), nil, []bool{}},
		"the only one, under a rule of nothing": {Keeping{}, made(0), []bool{true}},
		"the newest and the first of each hour": {Keeping{Hours: 2}, made(-2*time.Hour, -time.Hour, -50*time.Minute, -10*time.Minute, 0),
			[]bool{false, true, false, true, true}},
		"hours in which there was none do not count": {Keeping{Hours: 2}, made(-90*day, -80*day, 0), []bool{false, true, true}},
		"the newest of each day":                     {Keeping{Days: 2}, made(-25*time.Hour, -24*time.Hour, -11*time.Hour, 0), []bool{false, true, false, true}},
		"a week begins on Monday":                    {Keeping{Weeks: 2}, made(-8*day, -day, -13*time.Hour, 0), []bool{false, false, true, true}},
		"hours, days and weeks together": {Keeping{Hours: 1, Days: 2, Weeks: 3}, made(-15*day, -9*day, -8*day, -day, 0),
			[]bool{false, false, true, true, true}},
		"the oldest go where there is no room":    {Keeping{Days: 9, Most: 25}, made(-3*day, -2*day, -day, 0), []bool{false, false, true, true}},
		"the newest stays though it is too large": {Keeping{Days: 9, Most: 5}, made(-day, 0), []bool{false, true}},
		"what is pinned stays":                    {Keeping{Days: 1, Most: 25}, pinned, []bool{true, false, true}},
		"what is pinned takes no other's place":   {Keeping{Days: 1}, []Copy{{At: monday}, {At: monday.Add(time.Hour), Pinned: true}}, []bool{true, true}},
		"what was asked for outlives the next ones": {Keeping{Hours: 1}, []Copy{of(CopyAsked, -40*time.Minute), of(CopyAsked, -30*time.Minute), of(CopyRegular, -20*time.Minute), of(CopyRegular, 0)},
			[]bool{true, true, false, true}},
		"the first of an hour stays":                {Keeping{Hours: 1}, made(10*time.Minute, 20*time.Minute, 30*time.Minute), []bool{true, false, true}},
		"the first of a session stays":              {Keeping{Hours: 2}, []Copy{of(CopyRegular, 10*time.Minute), of(CopyOpening, 20*time.Minute), of(CopyRegular, 30*time.Minute)}, []bool{true, true, true}},
		"as many openings as hours":                 {Keeping{Hours: 1}, []Copy{of(CopyRegular, 0), of(CopyOpening, 10*time.Minute), of(CopyOpening, 20*time.Minute), of(CopyRegular, 30*time.Minute)}, []bool{true, false, true, true}},
		"what was set aside takes no other's place": {Keeping{Days: 1}, []Copy{of(CopyRegular, 0), of(CopySetAside, time.Hour)}, []bool{true, true}},
		"days stay before older ones set aside": {Keeping{Days: 2, Most: 40},
			[]Copy{of(CopyRegular, -day), of(CopySetAside, -5*time.Hour), of(CopySetAside, -4*time.Hour), of(CopySetAside, -3*time.Hour), of(CopyRegular, -2*time.Hour), of(CopySetAside, 0)}, []bool{true, false, false, true, true, true}},
		"what was asked for stays before older hours": {Keeping{Hours: 3, Most: 30}, []Copy{of(CopyAsked, -5*time.Hour), of(CopyAsked, -4*time.Hour), of(CopyRegular, -time.Hour), of(CopyRegular, 0)}, []bool{true, true, false, true}},
		"what has no room leaves it to smaller ones":  {Keeping{Days: 3, Most: 25}, []Copy{{At: monday.Add(-2 * day), Size: 5}, {At: monday.Add(-day), Size: 30}, {At: monday, Size: 10}}, []bool{true, false, true}},
		"of two made at once the later in the list":   {Keeping{Days: 1}, made(0, 0), []bool{false, true}},
		"the order of the list does not matter":       {Keeping{Days: 2}, made(0, -3*day, -day), []bool{true, false, true}},
		"one of a clock that stood years ahead stays": {Keeping{Hours: 2}, made(9000*time.Hour, 0, time.Hour), []bool{true, false, true}},
	} {
		if got := c.rule.Keep(c.copies); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func drawCopies(t *rapid.T) []Copy {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Copy {
		return Copy{At: monday.Add(time.Duration(rapid.Int64Range(-200*24*60, 200*24*60).Draw(t, "minutes")) * time.Minute),
			Size: rapid.Int64Range(0, 1000).Draw(t, "size"), Kind: CopyKind(rapid.IntRange(0, 3).Draw(t, "kind")), Pinned: rapid.IntRange(0, 9).Draw(t, "pinned") == 0}
	}), 0, 60).Draw(t, "copies")
}

func drawKeeping(t *rapid.T) Keeping {
	return Keeping{Hours: rapid.IntRange(0, 30).Draw(t, "hours"), Days: rapid.IntRange(0, 20).Draw(t, "days"), Weeks: rapid.IntRange(0, 20).Draw(t, "weeks"),
		Most: rapid.Int64Range(0, 20000).Draw(t, "most")}
}

// kept gives the backups that a rule keeps.
func kept(k Keeping, copies []Copy) (left []Copy) {
	for i, keep := range k.Keep(copies) {
		if keep {
			left = append(left, copies[i])
		}
	}
	return left
}

func TestKeepProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, copies := drawKeeping(t), drawCopies(t)
		left := kept(k, copies)
		var total, must int64
		passing := 0
		for _, c := range left {
			total += c.Size
			if c.Pinned {
				must += c.Size
			} else if c.Kind == CopyRegular || c.Kind == CopyOpening {
				passing++
			}
		}
		for _, c := range copies {
			if c.Pinned && !slices.Contains(left, c) {
				t.Errorf("what is pinned was dropped: %+v", c)
			}
		}
		if len(copies) > 0 {
			newest := slices.MaxFunc(copies, func(a, b Copy) int { return a.At.Compare(b.At) })
			at := slices.IndexFunc(left, func(c Copy) bool { return c.At.Equal(newest.At) })
			if at < 0 {
				t.Errorf("the newest was dropped")
			} else if !left[at].Pinned {
				must += left[at].Size
			}
		}
		if passing > 3*k.Hours+k.Days+k.Weeks+1 {
			t.Errorf("%d are kept by a rule of %d, %d and %d", passing, k.Hours, k.Days, k.Weeks)
		}
		if k.Most > 0 && total > max(k.Most, must) {
			t.Errorf("%d bytes are kept of at most %d, of which %d must be", total, k.Most, must)
		}
		if again := kept(k, left); !slices.Equal(again, left) {
			t.Errorf("keeping twice keeps less: %d, then %d", len(left), len(again))
		}
		if more := kept(Keeping{k.Hours + 1, k.Days + 1, k.Weeks + 1, 0}, copies); len(more) < len(left) {
			t.Errorf("a rule that asks for more keeps less: %d, not %d", len(more), len(left))
		}
	})
}

// Of backups of one size, one of each of the last days and weeks stays before any that was set aside but the last, and what was asked for before those of an hour.
func TestKeepLetsGoOfTheLeastFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, copies := drawKeeping(t), drawCopies(t)
		for n := range copies {
			copies[n].Size, copies[n].Pinned = 100, false
			copies[n].At = copies[n].At.Add(time.Duration(n)) // none at once
		}
		left, unbound := kept(k, copies), k
		unbound.Most = 0
		all := kept(unbound, copies)
		gone := slices.DeleteFunc(slices.Clone(all), func(c Copy) bool { return slices.Contains(left, c) })
		count := func(list []Copy, kind CopyKind) (n int) {
			for _, c := range list {
				if c.Kind == kind {
					n++
				}
			}
			return n
		}
		byDay := kept(Keeping{Days: k.Days, Weeks: k.Weeks}, slices.DeleteFunc(slices.Clone(copies), func(c Copy) bool { return c.Kind == CopySetAside || c.Kind == CopyAsked }))
		asked := slices.ContainsFunc(copies, func(c Copy) bool { return c.Kind == CopyAsked }) // which may stand for a day
		for _, c := range byDay {
			if !asked && k.Days+k.Weeks > 0 && slices.Contains(gone, c) && count(left, CopySetAside) > 1 {
				t.Errorf("%+v went before %d set aside: %+v", c, count(left, CopySetAside), left)
			}
		}
		if count(gone, CopyAsked) > 0 && count(left, CopyRegular)+count(left, CopyOpening) > k.Days+k.Weeks+1 {
			t.Errorf("asked for and gone: %d, and there are %+v", count(gone, CopyAsked), left)
		}
	})
}

// Backups made every half hour for a year leave, at every moment, the last hours, the last days and the last weeks.
func TestKeepThroughAYear(t *testing.T) {
	k := UsualKeeping()
	var copies []Copy
	for at := monday; at.Before(monday.AddDate(1, 0, 0)); at = at.Add(30 * time.Minute) {
		copies = kept(k, append(copies, Copy{At: at, Size: 1}))
	}
	if len(copies) > 2*k.Hours+k.Days+k.Weeks || len(copies) < 2*k.Hours+k.Days+k.Weeks-6 {
		t.Errorf("%d are left", len(copies))
	}
	last := copies[len(copies)-1].At
	for _, back := range []struct{ reach, within time.Duration }{
		{23 * time.Hour, time.Hour}, {12 * 24 * time.Hour, 24 * time.Hour}, {11 * 7 * 24 * time.Hour, 7 * 24 * time.Hour},
	} {
		for ago := time.Duration(0); ago < back.reach; ago += time.Hour {
			want := last.Add(-ago)
			if !slices.ContainsFunc(copies, func(c Copy) bool { return !c.At.After(want) && want.Sub(c.At) <= back.within }) {
				t.Fatalf("nothing is left of the %v before %v", back.within, want)
			}
		}
	}
}
