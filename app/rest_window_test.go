//go:build !ci

package main

import (
	"testing"
	"time"
)

// Waiting behind the library's end, or before its beginning, is over at once.
func TestWaitingWithoutTheLibraryIsNoCrash(t *testing.T) {
	begun := time.Now()
	eventWait()(time.Minute)
	if took := time.Since(begun); took > time.Second*10 {
		t.Errorf("it took %v", took)
	}
}
