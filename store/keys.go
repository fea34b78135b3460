package store

import (
	"context"
	"database/sql"
	"fmt"

	"truceboard/store/ceasefire"
)

// keys are the file's own keys of what an incident refers to.
type keys struct {
	parties, sources, rules map[ceasefire.ID]int64
	areas                   map[string]int64
}

func readKeys(ctx context.Context, q querier) (keys, error) {
	var k keys
	var err error
	if k.parties, err = keysOf[ceasefire.ID](ctx, q, "SELECT uuid, id FROM party"); err != nil {
		return keys{}, fmt.Errorf("reading the parties: %w", err)
	}
	if k.sources, err = keysOf[ceasefire.ID](ctx, q, "SELECT uuid, id FROM source"); err != nil {
		return keys{}, fmt.Errorf("reading the sources: %w", err)
	}
	if k.rules, err = keysOf[ceasefire.ID](ctx, q, "SELECT uuid, id FROM scope_rule"); err != nil {
		return keys{}, fmt.Errorf("reading the scope rules: %w", err)
	}
	if k.areas, err = keysOf[string](ctx, q, "SELECT code, id FROM area"); err != nil {
		return keys{}, fmt.Errorf("reading the areas: %w", err)
	}
	return k, nil
}

// places are the parties' places in Frame.Parties by the keys of their rows, which facts hold in place of an ID.
type places map[int64]int16

// place gives a party's place, -1 for no party (key 0).
func (p places) place(key int64) int16 {
	if place, ok := p[key]; ok {
		return place
	}
	return -1
}

func partyPlaces(ctx context.Context, q querier) (places, error) {
	keys, err := collect(ctx, q, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, "SELECT id FROM party WHERE removed_at IS NULL ORDER BY position, uuid")
	if err != nil {
		return nil, fmt.Errorf("reading the parties: %w", err)
	}
	p := make(places, len(keys))
	for i, key := range keys {
		p[key] = int16(i)
	}
	return p, nil
}
