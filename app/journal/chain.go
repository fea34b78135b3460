package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"syscall"
)

// mostKinds is how many errors of a chain are named.
const mostKinds = 16

// Chain names the kinds of error in a chain, outermost first, with the numbers and marks that tell what happened, as "store.FileError full < sqlite3.Error code=13
// extendedcode=13". It never gives an error's text, which may quote what was typed or name a file.
func Chain(err error) string {
	var kinds []string
	var walk func(error)
	walk = func(err error) {
		if err == nil || len(kinds) == mostKinds {
			return
		}
		if kind := kindOf(err); kind != "" && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		switch wrapped := err.(type) {
		case interface{ Unwrap() error }:
			walk(wrapped.Unwrap())
		case interface{ Unwrap() []error }:
			for _, one := range wrapped.Unwrap() {
				walk(one)
			}
		}
	}
	walk(err)
	if len(kinds) == 0 {
		return "an error without a kind"
	}
	return strings.Join(kinds, " < ")
}

// known are the errors that have a name but no type of their own.
func known(err error) string {
	for _, k := range []struct {
		err  error
		name string
	}{
		{context.Canceled, "cancelled"}, {context.DeadlineExceeded, "too late"}, {fs.ErrNotExist, "not there"}, {fs.ErrExist, "there already"},
		{fs.ErrPermission, "not permitted"}, {fs.ErrClosed, "closed already"}, {os.ErrDeadlineExceeded, "too late"}, {errors.ErrUnsupported, "unsupported"},
	} {
		if err == k.err {
			return k.name
		}
	}
	return ""
}

// kindOf names one error of a chain; nothing where it only wraps another in words.
func kindOf(err error) string {
	if name := known(err); name != "" {
		return name
	}
	kind := strings.TrimPrefix(fmt.Sprintf("%T", err), "*")
	switch e := err.(type) {
	case syscall.Errno:
		return fmt.Sprintf("system error %d", int(e))
	case *fs.PathError:
		return kind + " " + e.Op
	case *os.LinkError:
		return kind + " " + e.Op
	}
	if strings.HasPrefix(kind, "fmt.wrap") || kind == "errors.joinError" {
		return ""
	}
	return kind + marks(err)
}

// marks gives an error's truth values that are set, and its numbers where they are codes of the system's or the database's.
func marks(err error) (said string) {
	value := reflect.Indirect(reflect.ValueOf(err))
	if value.Kind() != reflect.Struct {
		return ""
	}
	for n := range value.NumField() {
		field, name := value.Field(n), value.Type().Field(n).Name
		switch {
		case field.Kind() == reflect.Bool && field.Bool():
			said += " " + strings.ToLower(name)
		case field.CanInt() && slices.Contains([]string{"Code", "ExtendedCode"}, name):
			said += fmt.Sprintf(" %s=%d", strings.ToLower(name), field.Int())
		}
	}
	return said
}
