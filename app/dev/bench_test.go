package main

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestBenchmarksAreReadFromWhatGoTestPrints(t *testing.T) {
	lines, err := readBenchmarks([]byte(`goos: linux
BenchmarkBound_Table_page-2   	       3	   2000000 ns/op	         1.500 bound	         0.2500 ratio
BenchmarkOther-2              	       3	   2000000 ns/op
BenchmarkBound_Search         	       3	   500 ns/op	         1 bound	         2 ratio	 12 B/op
PASS
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []line{
		{name: "Table page", measured: 2 * time.Millisecond, yardstick: 8 * time.Millisecond, ratio: 0.25, bound: 1.5},
		{name: "Search", measured: 500 * time.Nanosecond, yardstick: 250 * time.Nanosecond, ratio: 2, bound: 1},
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got %v, want %v", lines, want)
	}
	if n := missedIn(lines); n != 1 {
		t.Errorf("%d bounds were missed, want 1", n)
	}
}

func TestABenchmarkWithoutABoundIsAMistake(t *testing.T) {
	for _, text := range []string{"BenchmarkBound_X-2 3 10 ns/op 0.5 ratio", "BenchmarkBound_X-2 3 ten ns/op 0.5 ratio"} {
		if _, err := readBenchmarks([]byte(text)); err == nil || !strings.Contains(err.Error(), "BenchmarkBound_X-2") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestMeasurementsArePrintedAsATable(t *testing.T) {
	var out strings.Builder
	printLines(&out, []line{
		against("import", 3*time.Second, 2*time.Second, 1.5),
		against("check", 30*time.Millisecond, 60*time.Millisecond, 0),
		against("page", 3*time.Microsecond, time.Microsecond, 2),
		windowLines(9, inWindow{start: 1, resident: 200, idle: 0.5}, inWindow{start: 1, resident: 290, idle: 0.06}, inWindow{})[2],
		windowLines(9, inWindow{start: 1, resident: 200, idle: 0.5}, inWindow{start: 1, resident: 290, idle: 0.06}, inWindow{})[3],
	})
	want := `measurement                     measured  yardstick  ratio  bound  verdict
import                          3.00 s    2.00 s     1.5    1.5    kept
check                           30.00 ms  60.00 ms   0.5    –      no bound
page                            3.0 µs    1.0 µs     3      2      missed
memory, 9 incidents             290 MB    200 MB     1.45   1.5    kept
idle, of one core, 9 incidents  6.0 %     3.0 %      2      1      missed
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestAnImportMustHaveAddedAll(t *testing.T) {
	for printed, good := range map[string]bool{`{"read":5,"added":5}`: true, `{"read":5,"added":4}`: false, "nonsense": false} {
		if err := allAdded([]byte(printed), 5); (err == nil) != good {
			t.Errorf("%s: %v", printed, err)
		}
	}
}

func TestThePlainTableHasAsManyIndexes(t *testing.T) {
	for indexes, want := range map[int]int{0: 0, 5: 5, 20: 8} {
		for _, l := range []layout{gedLayout(), acledLayout()} {
			if got := strings.Count(plainTable(l, indexes), "CREATE INDEX"); got != want {
				t.Errorf("%s, %d: %d indexes, want %d", l.name, indexes, got, want)
			}
		}
	}
}

// A screen writes its number and the end of the line one after the other, and dies where nobody reads the second.
func TestANumberIsReadWithTheEndOfItsLine(t *testing.T) {
	read, write := io.Pipe()
	told := make(chan error, 1)
	go func() {
		_, err := io.WriteString(write, "17")
		if err == nil {
			_, err = io.WriteString(write, "\n")
		}
		told <- err
	}()
	number, err := screenNumber(read)
	if err := errors.Join(err, read.Close()); err != nil {
		t.Fatal(err)
	}
	if err := <-told; err != nil || number != "17" {
		t.Errorf("%q was read, and the screen was told: %v", number, err)
	}
	if number, err := screenNumber(strings.NewReader("")); err == nil {
		t.Errorf("no number is %q", number)
	}
}

// What was measured first was measured on a processor that had just worked, and the other on one that had rested.
func TestStartsAreMeasuredInTurn(t *testing.T) {
	few, all := opened{file: "few"}, opened{file: "all"}
	var order []string
	took := map[string]time.Duration{"few": time.Hour, "all": 2 * time.Hour} // the first of each reads the files
	err := startInTurn(&few, &all, func(file string) (started, error) {
		order = append(order, file)
		s := started{took: took[file], ran: took[file] / 2}
		took[file] += time.Second
		if len(order) <= 2 {
			s.took = 0
		}
		return s, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]int{}
	for round := range order[:len(order)/2] {
		if pair := order[2*round : 2*round+2]; pair[0] == pair[1] {
			t.Fatalf("round %d opened %v", round, pair)
		}
		first[order[2*round]]++
	}
	if first["few"] != first["all"] || len(order) != 2*(starts+1) {
		t.Errorf("of %d starts, so many were the first of a round: %v", len(order), first)
	}
	if want := time.Hour + (starts+1)/2*time.Second; few.start != want || all.start != want+time.Hour || len(all.starts) != starts {
		t.Errorf("medians of %v and %v are %v and %v", few.starts, all.starts, few.start, all.start)
	}
	if want := time.Hour/2 + (starts+1)/2*time.Second/2; few.ran != want {
		t.Errorf("the median on cores is %v, want %v", few.ran, want)
	}
	if err := startInTurn(&few, &all, func(string) (started, error) { return started{}, errors.New("no screen") }); err == nil {
		t.Error("a start that failed was measured")
	}
}
