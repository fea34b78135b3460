package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// What the table withdrawal holds is told by the trail, so that a merge needs the table of neither copy: it brings over what the other copy's lines tell, and has this one hold what its own do.

// withdrawToo brings over that a record which is only ever followed by more was taken back, or restored.
func (m *merger) withdrawToo(p *mergePlan) error {
	k := p.key
	if !onlyFollowed(k.table) {
		return nil
	}
	here, found := m.ours.keys[k.table][k.ident]
	if !found {
		return nil
	}
	for _, l := range p.lines {
		for _, news := range l.news {
			for _, one := range withdrawingBy(news.Action, news.Who, news.At) {
				if err := m.putWithdrawing(k.table, here, one); err != nil {
					return err
				}
			}
		}
	}
	if p.both {
		return nil
	}
	return m.standAsThere(k)
}

// putWithdrawing notes, once, that a record was taken back or counts again.
func (m *merger) putWithdrawing(table string, key int64, one withdrawing) error {
	_, err := m.exec("bringing over what was taken back", `INSERT INTO main.withdrawal (record, record_id, restores, recorded_by, recorded_at) SELECT ?1, ?2, ?3, ?4, ?5
		WHERE NOT EXISTS (SELECT 1 FROM main.withdrawal WHERE record = ?1 AND record_id = ?2 AND restores = ?3 AND recorded_by = ?4 AND recorded_at = ?5)`, table, key, one.restores, one.by, one.at)
	return err
}

// standAsThere lets a record count, or not, as it does by the last line of the other copy, which alone says something new of it: a merge that was undone here took it back.
func (m *merger) standAsThere(k recordKey) error {
	here := m.ours.keys[k.table][k.ident]
	var is, shall bool
	if err := m.tx.QueryRowContext(m.ctx, "SELECT "+standing(k.table, "?1"), here).Scan(&is); err != nil {
		return fmt.Errorf("looking whether a record was taken back: %w", err)
	}
	id := idOf(k)
	err := m.tx.QueryRowContext(m.ctx, "SELECT after_row IS NOT NULL FROM other.audit WHERE record = ? AND uuid = ? ORDER BY seq DESC LIMIT 1", k.table, id[:]).Scan(&shall)
	if errors.Is(err, sql.ErrNoRows) || err == nil && is == shall {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking whether a record was taken back: %w", err)
	}
	return m.putWithdrawing(k.table, here, withdrawing{shall, m.stamp(ceasefire.Stamp{}).By, m.now.Unix()})
}

// findStrayed counts what is not as this dossier's own trail tells of it and needs no other copy to be put right: of which records it is told wrongly that they count, and rows that no line stands for.
func (m *merger) findStrayed(faults []RecordFault) {
	for _, f := range faults {
		if f.Count > 0 && f.Fault == FaultAdded {
			m.strayed += f.Count
		} else if slices.Contains(f.Columns, withdrawalTable) {
			m.strayed++
		}
	}
}

// restoreWithdrawals has the table withdrawal hold what the trail tells, and nothing else. It comes before any record is remembered as it was.
func (m *merger) restoreWithdrawals() error {
	if m.strayed+len(m.lost) == 0 {
		return nil
	}
	if slices.ContainsFunc(m.wrong[Ours].all, func(f RecordFault) bool { return f.Record == startTable }) {
		if _, err := m.exec("holding all against the trail", "DELETE FROM main.vouched_after"); err != nil {
			return err
		}
	}
	return m.unkept(withdrawalTable, func() error {
		for _, s := range straysOf(m.trail.first) {
			if s.table != withdrawalTable {
				continue
			}
			if _, err := m.exec("putting right what was taken back", "DELETE FROM main.withdrawal WHERE id IN (SELECT n.id FROM "+s.from()+")"); err != nil {
				return err
			}
		}
		for _, table := range followedTables() {
			if err := m.restoreWithdrawn(table); err != nil {
				return err
			}
		}
		return nil
	})
}

func (m *merger) restoreWithdrawn(table string) error {
	v, err := m.holding()
	if err != nil {
		return err
	}
	all, err := readWithdrawals(v, table)
	if err != nil {
		return err
	}
	for id, w := range all {
		key, here := m.ours.keys[table][hexOf(id)]
		if !here || w.line <= v.after["audit"] || !w.unlike() {
			continue
		}
		if _, err := m.exec("putting right what was taken back", "DELETE FROM main.withdrawal WHERE record = ? AND record_id = ?", table, key); err != nil {
			return err
		}
		for _, one := range w.right() {
			if err := m.putWithdrawing(table, key, one); err != nil {
				return err
			}
		}
	}
	return nil
}

// dropStrayNames takes out by what else records are said to be known that no line stands for, before anything goes by that.
func (m *merger) dropStrayNames() error {
	for _, s := range straysOf(0) {
		if s.table != recordIdentity {
			continue
		}
		if err := m.tx.QueryRowContext(m.ctx, "SELECT count(*) FROM "+s.from()).Scan(&m.strayed); err != nil {
			return fmt.Errorf("reading by what records are known: %w", err)
		}
		if m.strayed == 0 {
			return nil
		}
		return m.unkept(recordIdentity, func() error {
			_, err := m.exec("taking out what nothing stands for", "DELETE FROM main.identity WHERE id IN (SELECT n.id FROM "+s.from()+")")
			return err
		})
	}
	return nil
}

// holding readies holding this dossier's records against its trail, while the merge is written.
func (m *merger) holding() (*voucher, error) {
	v := &voucher{ctx: m.ctx, q: m.tx, holding: holding{all: true}, fresh: m.trail.first}
	return v, v.begin()
}
