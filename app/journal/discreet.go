package journal

import (
	"context"
	"log/slog"
	"regexp"
)

// discreet writes no contents of records: of an error it writes its chain as Chain gives it; of anything else only numbers, times and truth values. Messages are the
// program's own words: the window takes none that was put together from anything else (dashboard's type step).
type discreet struct{ slog.Handler }

// Handle writes a line without what could tell of a record.
func (d discreet) Handle(ctx context.Context, r slog.Record) error {
	told := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		told.AddAttrs(discreetly(a))
		return true
	})
	return d.Handler.Handle(ctx, told)
}

// WithAttrs keeps what is added to every line as discreet.
func (d discreet) WithAttrs(attrs []slog.Attr) slog.Handler {
	told := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		told[i] = discreetly(a)
	}
	return discreet{d.Handler.WithAttrs(told)}
}

// WithGroup stays discreet.
func (d discreet) WithGroup(name string) slog.Handler { return discreet{d.Handler.WithGroup(name)} }

func discreetly(a slog.Attr) slog.Attr {
	switch value := a.Value.Resolve(); value.Kind() {
	case slog.KindBool, slog.KindDuration, slog.KindInt64, slog.KindTime, slog.KindUint64:
		return slog.Attr{Key: a.Key, Value: value}
	case slog.KindAny:
		if place, ok := value.Any().(codePlace); ok {
			return slog.String(a.Key, string(place))
		}
		if err, ok := value.Any().(error); ok {
			return slog.String(a.Key, Chain(err))
		}
	}
	return slog.String(a.Key, "left out")
}

// codePlace is a line of a library's code, which tells of no record.
type codePlace string

// libraries is told what libraries log, and keeps in the program's own log only the line of code, which Fyne adds to what it says. It writes there itself, and not by slog's default: the package log
// is locked while it is told, and slog's first default writes by that same package, so that the two would wait for each other for ever.
type libraries struct{ own *slog.Logger }

var atLine = regexp.MustCompile(`\bAt: \S*?([\w.-]+/[\w.-]+\.go:\d+)\s*$`)

// Write notes one line of a library's, if it names a line of code.
func (l libraries) Write(line []byte) (int, error) {
	if found := atLine.FindSubmatch(line); found != nil {
		l.own.Warn("a library told of a fault", "at", codePlace(found[1]))
	}
	return len(line), nil
}
