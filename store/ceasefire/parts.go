package ceasefire

import (
	"runtime"
	"sync"
)

// worthParting is from how many facts on their work is done in parts.
const worthParting = 20_000

// inParts does work over places in as many parts as there are processors, at the same time, and gives what came of each part, in order.
func inParts[T any](places []int32, work func(places []int32) T) []T {
	return inRuns(places, func(_ int, places []int32) T { return work(places) })
}

// inRuns does as inParts, and says where in all the places those of a part begin.
func inRuns[T any](places []int32, work func(from int, places []int32) T) []T {
	n := runtime.GOMAXPROCS(0)
	if len(places) < worthParting || n == 1 {
		return []T{work(0, places)}
	}
	out := make([]T, n)
	var all sync.WaitGroup
	for part := range n {
		from, to := part*len(places)/n, (part+1)*len(places)/n
		all.Go(func() { out[part] = work(from, places[from:to]) })
	}
	all.Wait()
	return out
}
