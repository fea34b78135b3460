package store

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"truceboard/store/ceasefire"
)

// ranks rank incidents by what their facts do not hold, such as who acted or what they are called: to put a million in order, the file would take seconds, and
// the words themselves would take more memory than all facts.
type ranks struct {
	mu sync.Mutex
	by map[SortKey]keyRanks
}

// keyRanks are the ranks by one key as they stood at a line of the audit trail. They never change.
type keyRanks struct {
	seq int64
	of  rankList // 0 for those that have nothing to be ranked by, and from 1 on for the others, equal ones alike
	// values are those of the ranks from 1 on, as sortable writes them; nil where they are not kept.
	values []string
}

// mostKept is how many bytes the values of a key may have to be kept with its ranks unasked. There are some hundred thousand titles among a million incidents; of the other columns some hundred values each.
const mostKept = 1 << 20

// asKept gives the ranks with their values where these are few, or wanted.
func (k keyRanks) asKept(wanted bool) keyRanks {
	size := 0
	for _, value := range k.values {
		size += len(value)
	}
	if size > mostKept && !wanted {
		k.values = nil
	}
	return k
}

// rankedKeys are the keys that need ranks, in the order in which their columns are read.
func rankedKeys() []SortKey {
	return []SortKey{SortActor, SortDistrict, SortTitle, SortInjured, SortReporter, SortDataset, SortRecorder, SortRecorded, SortScopeWhy, byOtherActor}
}

// byOtherActor ranks by the actor of the other side, which no list is sorted by.
const byOtherActor SortKey = "actor_b"

// Rank reads, in one pass over the file, all that incidents can be put in order by and that their facts do not hold, so that no order has to wait for it. It does nothing where that is known.
func (m *Memory) Rank(ctx context.Context) error {
	h, err := m.current(ctx)
	if err != nil {
		return err
	}
	missing, err := m.unranked(ctx, h)
	if err != nil || len(missing) == 0 {
		return err
	}
	if err := m.readRanks(ctx, missing, false); err != nil {
		return err
	}
	if h.facts.Len() >= manyFacts {
		debug.FreeOSMemory() // the values that were ranked, some of which are as many as the incidents
	}
	return nil
}

// unranked gives the keys whose ranks are not known, or cannot be brought up to what is held.
func (m *Memory) unranked(ctx context.Context, h *held) (missing []SortKey, err error) {
	few := map[int64]bool{h.seq: true}
	for _, by := range rankedKeys() {
		r, known := m.ranks.known(by)
		if known {
			still, asked := few[r.seq]
			if !asked {
				if _, still, err = changedAfter(ctx, m.dossier.read, r.seq); err != nil {
					return nil, err
				}
				few[r.seq] = still
			}
			known = still
		}
		if !known {
			missing = append(missing, by)
		}
	}
	return missing, nil
}

func (r *ranks) known(by SortKey) (keyRanks, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.by[by]
	return known, ok
}

func (r *ranks) keep(by SortKey, known keyRanks) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.by == nil {
		r.by = map[SortKey]keyRanks{}
	}
	if before, ok := r.by[by]; !ok || before.seq <= known.seq {
		r.by[by] = known
	}
}

// rankedBy gives what ranks facts by a key, reading what is not known of it.
func (m *Memory) rankedBy(ctx context.Context, h *held, by SortKey) (ceasefire.Ranking, error) {
	known, err := m.ranksBy(ctx, h, by, false)
	return ceasefire.RankedByKey(known.of.at), err
}

// ranksBy gives the ranks by a key in step with what is held, reading what is not known of them, and with their values where these are wanted.
func (m *Memory) ranksBy(ctx context.Context, h *held, by SortKey, values bool) (keyRanks, error) {
	if !slices.Contains(rankedKeys(), by) {
		return keyRanks{}, fmt.Errorf("incidents cannot be sorted by %q", by)
	}
	known, ok := m.ranks.known(by)
	if ok && known.seq != h.seq {
		next, few, err := m.followed(ctx, by, known)
		if err != nil {
			return keyRanks{}, err
		}
		if known, ok = next, few; ok {
			m.ranks.keep(by, known)
		}
	}
	if ok && (known.values != nil || !values) {
		return known, nil
	}
	if err := m.readRanks(ctx, []SortKey{by}, values); err != nil {
		return keyRanks{}, err
	}
	known, _ = m.ranks.known(by)
	return known, nil
}
