package store

import (
	"context"
	"sync"
	"sync/atomic"

	"truceboard/store/ceasefire"
)

// Memory holds the facts of every incident of a dossier, so that a filter, an instant or an order that changes asks nothing of the file. It
// is read from the file when it is first asked, and before each answer kept in step with what the audit trail says was changed since, by whichever
// program. Views as known at an instant, words and places are still looked for in the file, once for all answers. It may be used by several goroutines at once.
type Memory struct {
	dossier *Dossier
	ctx     context.Context // that reading ends with
	stop    context.CancelFunc
	ready   atomic.Bool
	mu      sync.Mutex
	held    *held
	ranks   ranks
	valuing sync.Mutex // held by whoever reads values that terms are held against
	chosen  chosenLast
}

// NewMemory gives the memory of a dossier, empty as yet.
func NewMemory(d *Dossier) *Memory {
	m := &Memory{dossier: d}
	m.ctx, m.stop = context.WithCancel(context.Background())
	return m
}

// Ready reports whether the incidents have been read once, so that an answer takes no longer than its own work.
func (m *Memory) Ready() bool { return m.ready.Load() }

// Stop ends what is being read. There are no more answers.
func (m *Memory) Stop() { m.stop() }

// held is what a memory holds at one line of the audit trail. It never changes: what is handed out is part of it.
type held struct {
	seq     int64
	facts   ceasefire.Facts // oldest first, those of a moment by their keys
	parties []ceasefire.ID  // the frame's, in their order

	mu     sync.Mutex
	orders map[Sort][]int32 // places in facts
}

// Facts gives the facts of a view, oldest first, as Dossier.Facts does.
func (m *Memory) Facts(ctx context.Context, v View) (ceasefire.Facts, error) {
	if !v.AsOf.KnownAt.IsZero() {
		return m.dossier.Facts(ctx, v)
	}
	h, err := m.current(ctx)
	if err != nil {
		return ceasefire.Facts{}, err
	}
	return m.choose(ctx, h, v)
}

// List puts the incidents of a view in order, as Dossier.List does.
func (m *Memory) List(ctx context.Context, v View, s Sort) (*Listing, error) {
	if !v.AsOf.KnownAt.IsZero() {
		return m.dossier.List(ctx, v, s)
	}
	h, err := m.current(ctx)
	if err != nil {
		return nil, err
	}
	chosen, err := m.choose(ctx, h, v)
	if err != nil {
		return nil, err
	}
	order, err := m.order(ctx, h, s)
	if err != nil {
		return nil, err
	}
	return &Listing{dossier: m.dossier, asOf: v.AsOf, keys: chosen.KeysIn(order)}, nil
}

// choose finds the facts that a view shows, unless they were found last.
func (m *Memory) choose(ctx context.Context, h *held, v View) (ceasefire.Facts, error) {
	if facts, known := m.chosen.known(h, v); known {
		return facts, nil
	}
	facts, err := m.chooseAnew(ctx, h, v)
	if err == nil {
		m.chosen.keep(h, v, facts)
	}
	return facts, err
}

func (m *Memory) chooseAnew(ctx context.Context, h *held, v View) (ceasefire.Facts, error) {
	found, asked, err := m.find(ctx, h, v)
	if err != nil {
		return ceasefire.Facts{}, err
	}
	facts := h.facts
	if !v.AsOf.At.IsZero() {
		facts = facts.BegunBy(v.AsOf.At)
	}
	if facts = facts.Narrow(v.Filter, h.parties); asked {
		facts = facts.WithKeys(found.has)
	}
	return m.narrowTerms(ctx, h, facts, v.Terms)
}
