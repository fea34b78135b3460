package main

import (
	"reflect"

	"github.com/google/go-cmp/cmp"
)

// difference is cmp.Diff for large values, which takes long even where there is nothing to tell.
func difference(a, b any, options ...cmp.Option) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return cmp.Diff(a, b, options...)
}
