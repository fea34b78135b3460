package store

import (
	"context"
	"encoding/json"
	"fmt"
)

// derivations works out what followed from the rules and names of then for every incident of then, and gives those that their rows do not say, as
// JSON lists of the key, the day, the two parties, the scope, its rule, whether it was ruled on, and why.
func (t *then) derivations(ctx context.Context) (string, error) {
	frame, err := readFrame(ctx, t)
	if err != nil {
		return "", err
	}
	keys, err := readKeys(ctx, t)
	if err != nil {
		return "", err
	}
	changed, err := outdated(ctx, t, newDeriver(frame), keys, "1")
	if err != nil {
		return "", err
	}
	rows := make([][]any, 0, len(changed))
	for key, d := range changed {
		rows = append(rows, []any{key, d.day, d.partyA, d.partyB, d.scope, d.rule, flag(d.overridden), d.why})
	}
	list, err := json.Marshal(rows)
	if err != nil {
		return "", fmt.Errorf("writing down the scopes of then: %w", err)
	}
	return string(list), nil
}

// flag gives a boolean as the dossier keeps it.
func flag(is bool) int {
	if is {
		return 1
	}
	return 0
}
