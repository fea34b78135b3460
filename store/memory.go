package store

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"truceboard/store/ceasefire"
)

// Memory holds the facts of every incident of a dossier, so that a filter, an instant or an order that changes asks nothing of the file. It
// is read from the file when it is first asked, and before each answer kept in step with what the audit trail says was changed since, by whichever
// program. Views as known at an instant, words and places are still looked for in the file. It may be used by several goroutines at once.
type Memory struct {
	dossier *Dossier
	ctx     context.Context // that reading ends with
	stop    context.CancelFunc
	ready   atomic.Bool
	mu      sync.Mutex
	held    *held
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
	seq   int64
	facts []ceasefire.Fact // oldest first, those of a moment by their keys
	rest  []aspect         // of the fact in the same place
	// parties are the frame's, in their order; verifications are what aspect.verified points to.
	parties       []ceasefire.ID
	verifications []ceasefire.Verification

	mu     sync.Mutex
	orders map[Sort][]int32 // places in facts
}

// aspect is what filters look at of an incident and charts do not. Its day is that of the file; its verification is a place in held.verifications.
type aspect struct {
	day      ceasefire.Day
	verified uint8
}

// Facts gives the facts of a view, oldest first, as Dossier.Facts does. They are not to be changed.
func (m *Memory) Facts(ctx context.Context, v View) ([]ceasefire.Fact, error) {
	if !v.AsOf.KnownAt.IsZero() {
		return m.dossier.Facts(ctx, v)
	}
	h, err := m.current(ctx)
	if err != nil {
		return nil, err
	}
	chosen, err := m.choose(ctx, h, v)
	if err != nil {
		return nil, err
	}
	return chosen.facts(h), nil
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
	return &Listing{dossier: m.dossier, asOf: v.AsOf, keys: chosen.keys(h, order)}, nil
}

// chosen are the places of the facts that a view shows: the first ones, but where only is set.
type chosen struct {
	first int
	only  []int32
	some  bool // only those in only
}

func (c chosen) facts(h *held) []ceasefire.Fact {
	if !c.some {
		return h.facts[:c.first:c.first]
	}
	facts := make([]ceasefire.Fact, len(c.only))
	for i, at := range c.only {
		facts[i] = h.facts[at]
	}
	return facts
}

// keys gives the keys of what was chosen in an order of all there is.
func (c chosen) keys(h *held, order []int32) []int64 {
	shown := make([]bool, len(h.facts))
	n := c.first
	if c.some {
		n = len(c.only)
		for _, at := range c.only {
			shown[at] = true
		}
	} else {
		for at := range c.first {
			shown[at] = true
		}
	}
	keys := make([]int64, 0, n)
	for _, at := range order {
		if shown[at] {
			keys = append(keys, h.facts[at].Key)
		}
	}
	return keys
}

// choose finds the facts that a view shows.
func (m *Memory) choose(ctx context.Context, h *held, v View) (chosen, error) {
	first, whole := h.upTo(v.AsOf)
	test := h.test(v)
	found, asked, err := m.find(ctx, v)
	if err != nil {
		return chosen{}, err
	}
	if whole && test == nil && !asked {
		return chosen{first: first}, nil
	}
	c := chosen{some: true, only: make([]int32, 0, first)}
	for at := range first {
		fact := &h.facts[at]
		if asked && !found.has(fact.Key) || !whole && !begun(fact, v.AsOf) || test != nil && !test(fact, h.rest[at]) {
			continue
		}
		c.only = append(c.only, int32(at))
	}
	return c, nil
}

// upTo gives how many facts began no later than an instant, and whether all of them count as begun, which those of that very second may not.
func (h *held) upTo(asOf ceasefire.AsOf) (first int, whole bool) {
	if asOf.At.IsZero() {
		return len(h.facts), true
	}
	at := asOf.At.Unix()
	first = sort.Search(len(h.facts), func(i int) bool { return h.facts[i].From > at })
	for i := first; i > 0 && h.facts[i-1].From == at; i-- {
		if !begun(&h.facts[i-1], asOf) {
			return first, false
		}
	}
	return first, true
}

// begun is View.addInstants for one fact.
func begun(fact *ceasefire.Fact, asOf ceasefire.AsOf) bool {
	at := asOf.At.Unix()
	return fact.From < at || fact.From == at && fact.Precision == ceasefire.PrecisionMinute
}

// order gives the places of all facts in an order. Of one that is not by time it is asked of the file once, and kept.
func (m *Memory) order(ctx context.Context, h *held, s Sort) ([]int32, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if order, ok := h.orders[s]; ok {
		return order, nil
	}
	order, err := m.orderBy(ctx, h, s)
	if err != nil {
		return nil, err
	}
	if len(h.orders) >= mostOrders {
		clear(h.orders)
	}
	h.orders[s] = order
	return order, nil
}

// mostOrders is how many orders are kept: four bytes for each incident of each.
const mostOrders = 4

func (m *Memory) orderBy(ctx context.Context, h *held, s Sort) ([]int32, error) {
	order := make([]int32, 0, len(h.facts))
	if s.By == SortWhen || s.By == "" {
		for at := range h.facts {
			order = append(order, int32(at))
		}
		if s.Descending {
			slices.Reverse(order)
		}
		return order, nil
	}
	terms, err := s.order()
	if err != nil {
		return nil, err
	}
	places := h.places()
	keys, err := m.dossier.keysIn(ctx, "SELECT i.id AS id FROM incident AS i WHERE i.deleted_at IS NULL ORDER BY "+terms)
	if err != nil {
		return nil, fmt.Errorf("putting incidents in order: %w", err)
	}
	for _, key := range keys {
		if at, ok := places[key]; ok { // what was added since has no place
			order = append(order, at)
		}
	}
	return order, nil
}

// places gives the place of each key.
func (h *held) places() map[int64]int32 {
	places := make(map[int64]int32, len(h.facts))
	for at := range h.facts {
		places[h.facts[at].Key] = int32(at)
	}
	return places
}
