package store

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Origin is what a line of the audit trail that a merge wrote brings over: the lines of the other copy's trail, oldest first. Decided is set where both copies had changed the record and somebody
// decided, or where what came of it is neither copy's: such a line says something new.
type Origin struct {
	Lines   []OriginLine `json:"lines"`
	Decided Side         `json:"decided,omitempty"`
	Both    bool         `json:"both,omitempty"`
	// Added is set of an incident that came with the merge: its line has it as it came.
	Added bool `json:"added,omitempty"`
}

// OriginLine is a line of another copy's audit trail, as it stood there: At in Unix seconds, Hash in hexadecimal digits. Before and After are the record's row there, with the keys of that file; they are left
// out where the merged line says the same.
type OriginLine struct {
	Seq    int64  `json:"seq"`
	At     int64  `json:"at"`
	Who    string `json:"who"`
	Action string `json:"action"`
	Hash   string `json:"hash"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// ParseOrigin reads an AuditEntry's origin; found is false where a merge did not write the line.
func ParseOrigin(text string) (o Origin, found bool, err error) {
	if text == "" {
		return Origin{}, false, nil
	}
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		return Origin{}, false, fmt.Errorf("reading where a line of the audit trail comes from: %w", err)
	}
	return o, true, nil
}

// said gives what a line of the trail says that is new, whichever copy it is read in: itself, or the lines that it brings over. A line that a merge wrote says itself too where
// something was decided.
func said(e AuditEntry, hash []byte) ([]OriginLine, error) {
	own := OriginLine{Seq: e.Seq, At: e.At.Unix(), Who: e.Who, Action: e.Action, Hash: hex.EncodeToString(hash), Before: e.Before, After: e.After}
	origin, merged, err := ParseOrigin(e.Origin)
	if err != nil || !merged {
		return []OriginLine{own}, err
	}
	if origin.Both {
		return append(origin.Lines, own), nil
	}
	return origin.Lines, nil
}
