package store

// idle gives those of the sources that an import made which are to go or come with it: one that was changed since, or that something else cites, stays as it is. It is asked once the import's own incidents are gone.
func (r *reverser) idle(action string, sources []written) (idle []written, err error) {
	for _, t := range sources {
		was, became, err := r.rows(t)
		if err != nil {
			return nil, err
		}
		key, _, now, err := r.present(t)
		if err != nil {
			return nil, err
		}
		if action != actionUndo {
			if was != nil && became == nil && now == nil {
				idle = append(idle, t)
			}
			continue
		}
		if was != nil || became == nil || now == nil || len(differing(became, now, "position", "removed_at", "uuid")) > 0 {
			continue
		}
		cited, err := r.restsOn(key)
		if err != nil {
			return nil, err
		}
		if !cited {
			idle = append(idle, t)
		}
	}
	return idle, nil
}

// restsOn reports whether anything that counts cites a source. An import names its own for ever, one that is undone too.
func (r *reverser) restsOn(source int64) (bool, error) {
	refs, err := r.references("source")
	if err != nil {
		return false, err
	}
	for _, ref := range refs {
		counts := counting(ref.table)
		if ref.table == "import_batch" {
			counts = "TRUE"
		}
		if _, found, err := r.holderBy(ref, source, counts); found || err != nil {
			return found, err
		}
	}
	return false, nil
}
