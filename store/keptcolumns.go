package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// KeptColumns gives the names of the columns that came in with incidents and have no field, each once, upper or lower case, in the order in which files had them.
func (d *Dossier) KeptColumns(ctx context.Context) ([]string, error) {
	lists, err := collect(ctx, d.read, func(rows *sql.Rows) (list string, err error) {
		err = rows.Scan(&list)
		return list, err
	}, `SELECT names FROM column_set UNION ALL SELECT json_group_array(name) FROM (SELECT DISTINCT json_extract(p.value, '$[0]') AS name
		FROM incident_extra AS x JOIN json_each(x.columns) AS p WHERE x.column_set_id IS NULL)`) // as dossiers kept them before layout 6
	if err != nil {
		return nil, fmt.Errorf("reading the names of the other columns: %w", err)
	}
	var names []string
	for _, list := range lists {
		some, err := decodeTexts(list)
		if err != nil {
			return nil, fmt.Errorf("reading the names of the other columns: %w", err)
		}
		for _, name := range some {
			if name != "" && !slices.ContainsFunc(names, func(other string) bool { return strings.EqualFold(other, name) }) {
				names = append(names, name)
			}
		}
	}
	return names, nil
}
