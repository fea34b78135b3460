package ceasefire

import (
	"runtime"
	"sync"
)

// worthParting is from how many facts on their work is done in parts.
const worthParting = 20_000

// inParts does work over places in as many parts as there are processors, at the same time, and gives what came of each part, in order.
func inParts[T any](places []int32, work func(places []int32) T) []T {
	n := runtime.GOMAXPROCS(0)
	if len(places) < worthParting || n == 1 {
		return []T{work(places)}
	}
	out := make([]T, n)
	var all sync.WaitGroup
	for part := range n {
		all.Go(func() { out[part] = work(places[part*len(places)/n : (part+1)*len(places)/n]) })
	}
	all.Wait()
	return out
}
