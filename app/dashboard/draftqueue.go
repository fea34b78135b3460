package dashboard

import (
	"context"
	"sync"
	"time"
)

// draftQueue writes drafts beside the window, one after the other, so that what was typed later never comes before what was typed earlier.
type draftQueue struct {
	window *Window
	mu     sync.Mutex
	idle   *sync.Cond
	jobs   []draftJob
	// running says that somebody takes the jobs, busy that one is being done.
	running, busy bool
}

// draftJob is one writing of a draft.
type draftJob struct {
	doing step
	write func(context.Context) error
}

func newDraftQueue(w *Window) *draftQueue {
	q := &draftQueue{window: w}
	q.idle = sync.NewCond(&q.mu)
	return q
}

// add has something written behind all that was asked for before.
func (q *draftQueue) add(doing step, write func(context.Context) error) {
	q.mu.Lock()
	q.jobs = append(q.jobs, draftJob{doing, write})
	begin := !q.running
	q.running = true
	q.mu.Unlock()
	if begin {
		q.window.beside(q.run)
	}
}

// run does what is asked for until nothing is left.
func (q *draftQueue) run() {
	for q.one() {
	}
}

// one does the next job, and reports whether there was one.
func (q *draftQueue) one() bool {
	q.mu.Lock()
	for q.busy {
		q.idle.Wait()
	}
	if len(q.jobs) == 0 {
		q.running = false
		q.mu.Unlock()
		return false
	}
	job := q.jobs[0]
	q.jobs, q.busy = q.jobs[1:], true
	q.mu.Unlock()
	err := job.write(context.Background())
	q.mu.Lock()
	q.busy = false
	q.idle.Broadcast()
	q.mu.Unlock()
	if err != nil {
		q.window.do(func() { q.window.notice.fail(job.doing, err) })
	}
	return true
}

// finishWithin does all that is left, because the dossier is about to be closed: the last letters that were typed are among it. It is not waited for longer than asked: the dossier may be busy with an import.
func (q *draftQueue) finishWithin(wait time.Duration) {
	done := make(chan struct{})
	q.window.beside(func() {
		q.run()
		close(done)
	})
	select {
	case <-done:
	case <-time.After(wait):
	}
}
