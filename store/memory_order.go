package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// order gives the places of all facts in an order, which is kept.
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

// orderBy puts facts in order by what the memory holds of them; by what it does not hold, the file puts them in order.
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
	ranking, err := m.ranking(ctx, s.By)
	if err != nil {
		return nil, err
	}
	if ranking != nil {
		return h.facts.Ordered(ranking, s.Descending), nil
	}
	return m.orderInFile(ctx, h, s)
}

// ranking gives what ranks facts by a key, nil where they do not hold it.
func (m *Memory) ranking(ctx context.Context, by SortKey) (ceasefire.Ranking, error) {
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
	return nil, nil
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

// orderInFile asks the file for an order.
func (m *Memory) orderInFile(ctx context.Context, h *held, s Sort) ([]int32, error) {
	terms, err := s.order()
	if err != nil {
		return nil, err
	}
	keys, err := m.dossier.keysIn(ctx, "SELECT i.id AS id FROM incident AS i WHERE i.deleted_at IS NULL ORDER BY "+terms)
	if err != nil {
		return nil, fmt.Errorf("putting incidents in order: %w", err)
	}
	places := h.places()
	order := make([]int32, 0, h.facts.Len())
	for _, key := range keys {
		if key < int64(len(places)) && places[key] > 0 { // what was added since has no place
			order = append(order, places[key]-1)
		}
	}
	return order, nil
}
