package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// saidLost tells of what was lost when the dossier was salvaged from a damaged file, as long as it was not merged with another copy since, from which that came back. kept is whether every record is as the trail tells of it.
func saidLost(ctx context.Context, q querier, kept bool) ([]string, error) {
	var seq int64
	var text string
	err := q.QueryRowContext(ctx, "SELECT seq, coalesce(after_row, '{}') FROM audit WHERE record = ? AND action = 'salvage' ORDER BY seq DESC LIMIT 1", recordDossier).Scan(&seq, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading what was salvaged: %w", err)
	}
	var said struct {
		Name   string `json:"name"`
		Losses int    `json:"losses"`
		Lost   []Loss `json:"lost"`
	}
	if err := json.Unmarshal([]byte(text), &said); err != nil {
		return nil, fmt.Errorf("reading what was salvaged: %w", err)
	}
	lost := max(said.Losses, len(lostOf(said.Lost)))
	if lost == 0 {
		return nil, nil
	}
	var merged bool
	if err := q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM audit WHERE record = ? AND action = ? AND seq > ?)", recordChange, string(ChangeMerge), seq).Scan(&merged); err != nil {
		return nil, fmt.Errorf("reading what was merged: %w", err)
	}
	if merged && kept {
		return nil, nil
	}
	things := "1 thing is"
	if lost != 1 {
		things = fmt.Sprintf("%d things are", lost)
	}
	return []string{fmt.Sprintf("%s lost or altered since the dossier was salvaged %s (entry %d of the audit trail lists them): merge it with an undamaged copy or a backup, which brings back what is there", things, said.Name, seq)}, nil
}
