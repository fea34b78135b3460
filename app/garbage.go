package main

import "runtime/debug"

// seldom is by how many per cent the memory in use may grow before what is not used any more is collected. Passing a million rows through takes a few megabytes at a time, and would collect them
// hundreds of times a second.
const seldom = 800

// collectSeldom has memory collected seldom until what it gives is called.
func collectSeldom() (asBefore func()) {
	before := debug.SetGCPercent(seldom)
	return func() { debug.SetGCPercent(before) }
}
