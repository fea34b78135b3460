package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"truceboard/store/ceasefire"
)

// order gives the places of all facts in an order, which is kept.
func (m *Memory) order(ctx context.Context, h *held, s Sort) ([]int32, error) {
	if order, ok := h.order(s); ok {
		return order, nil
	}
	order, err := m.orderBy(ctx, h, s)
	if err != nil {
		return nil, err
	}
	h.keep(s, order)
	return order, nil
}

// order gives an order that is kept.
func (h *held) order(s Sort) ([]int32, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	order, ok := h.orders[s]
	return order, ok
}

// keep keeps an order.
func (h *held) keep(s Sort, order []int32) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.orders) >= mostOrders {
		clear(h.orders)
	}
	h.orders[s] = order
}

// copied gives the orders that are kept.
func (h *held) copied() map[Sort][]int32 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return maps.Clone(h.orders)
}

// mostOrders is how many orders are kept: four bytes for each incident of each.
const mostOrders = 4

// orderBy puts facts in order.
func (m *Memory) orderBy(ctx context.Context, h *held, s Sort) ([]int32, error) {
	if s.By == SortWhen || s.By == "" {
		order := make([]int32, h.facts.Len())
		for at := range order {
			order[at] = int32(at)
		}
		if s.Descending {
			slices.Reverse(order)
		}
		return order, nil
	}
	ranking, err := m.ranking(ctx, h, s.By)
	if err != nil {
		return nil, err
	}
	return h.facts.Ordered(ranking, s.Descending), nil
}

// ranking gives what ranks facts by a key.
func (m *Memory) ranking(ctx context.Context, h *held, by SortKey) (ceasefire.Ranking, error) {
	switch by {
	case SortPlace:
		return ceasefire.RankedByPlace(), nil
	case SortType:
		return ceasefire.RankedByType(), nil
	case SortDeaths:
		return ceasefire.RankedByDeaths(), nil
	case SortScope:
		return ceasefire.RankedByScope(), nil
	case SortSeverity:
		return ceasefire.RankedBySeverity(), nil
	case SortVerified:
		return ceasefire.RankedByVerification(), nil
	case SortArea:
		names, err := areasByCode(ctx, m.dossier.read)
		return ceasefire.RankedByArea(names), err
	}
	return m.rankedBy(ctx, h, by)
}

// areasByCode gives the names of the areas, those that were marked as removed too.
func areasByCode(ctx context.Context, q querier) (map[string]string, error) {
	areas, err := collect(ctx, q, func(rows *sql.Rows) (area [2]string, err error) {
		err = rows.Scan(&area[0], &area[1])
		return area, err
	}, "SELECT code, name FROM area")
	if err != nil {
		return nil, fmt.Errorf("reading the areas: %w", err)
	}
	names := make(map[string]string, len(areas))
	for _, area := range areas {
		names[area[0]] = area[1]
	}
	return names, nil
}
