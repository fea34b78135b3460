package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// benchmarkPrefix begins the names of the Go benchmarks that are held against a bound.
const benchmarkPrefix = "BenchmarkBound_"

// benchmarks runs the Go benchmarks that report a "ratio" and its "bound", on the dossier that was made.
func (m measuring) benchmarks(ctx context.Context) ([]line, error) {
	c := m.program(ctx, "go", "test", "-tags", "ci", "-run", "^$", "-bench", "^"+benchmarkPrefix, "-benchtime", "3x", "./...")
	c.Env = append(c.Env, "TRUCEBOARD_BENCH_DOSSIER="+m.path(dossierFile), "TRUCEBOARD_BENCH_ACLED="+m.path(acledFile))
	var printed []byte
	_, err := m.during("Go benchmarks", func() (err error) {
		printed, err = m.quietly(c)
		return err
	})
	if err != nil {
		return nil, err
	}
	return readBenchmarks(printed)
}

// readBenchmarks picks the measurements out of what go test printed (the format is that of https://go.dev/design/14313-benchmark-format).
func readBenchmarks(printed []byte) ([]line, error) {
	var lines []line
	for text := bufio.NewScanner(bytes.NewReader(printed)); text.Scan(); {
		fields := strings.Fields(text.Text())
		if len(fields) < 4 || !strings.HasPrefix(fields[0], benchmarkPrefix) {
			continue
		}
		l, err := readBenchmark(fields)
		if err != nil {
			return lines, fmt.Errorf("reading the benchmark %s: %w", fields[0], err)
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// readBenchmark reads one line: a name, how often it ran, and pairs of a value and its unit.
func readBenchmark(fields []string) (line, error) {
	values := make(map[string]float64)
	for i := 2; i+1 < len(fields); i += 2 {
		value, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return line{}, fmt.Errorf("%q is not a number: %w", fields[i], err)
		}
		values[fields[i+1]] = value
	}
	ratio, measured := values["ratio"], time.Duration(values["ns/op"])
	l := line{name: benchmarkName(fields[0]), measured: measured, ratio: ratio, bound: values["bound"]}
	if ratio == 0 || l.bound == 0 {
		return line{}, fmt.Errorf("it reports no ratio or no bound")
	}
	l.yardstick = time.Duration(float64(measured) / ratio)
	return l, nil
}

// benchmarkName makes words of a benchmark's name: BenchmarkBound_Table_page-2 is "Table page".
func benchmarkName(name string) string {
	name = strings.TrimPrefix(name, benchmarkPrefix)
	if dash := strings.LastIndex(name, "-"); dash >= 0 {
		name = name[:dash]
	}
	return strings.ReplaceAll(name, "_", " ")
}
