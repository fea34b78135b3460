package dashboard

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// zoneFile gives a zone's file with one offset in hours and no change of the clocks (RFC 9636, version 1).
func zoneFile(t *testing.T, hours int32) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("TZif")
	b.Write(make([]byte, 16))
	for _, part := range []any{[]uint32{0, 0, 0, 0, 1, 4}, hours * 3600, []uint8{0, 0}, []byte("ABC\x00")} {
		if err := binary.Write(&b, binary.BigEndian, part); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestTheComputersZoneIsReadAnewWhenItsFileIsAnother(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "localtime")
	for name, content := range map[string][]byte{"kyiv": zoneFile(t, 2), "damascus": zoneFile(t, 3), "half": zoneFile(t, 4)[:30]} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lead := func(to string) {
		t.Helper()
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(dir, to), path); err != nil {
			t.Skip("links cannot be made here: ", err)
		}
	}
	lead("kyiv")
	z := &systemZone{path: path, zone: time.UTC}
	now := damascus(t, "2016-09-12 19:00")
	for _, step := range []struct {
		to      string
		after   time.Duration
		changed bool
		hour    int
	}{
		{"kyiv", 0, true, 18},
		{"kyiv", 2 * time.Minute, false, 18},
		{"damascus", 2*time.Minute + time.Second, false, 18}, // looked at a second ago
		{"damascus", 4 * time.Minute, true, 19},
		{"half", 6 * time.Minute, false, 19},
		{"nowhere", 8 * time.Minute, false, 19},
		{"kyiv", 10 * time.Minute, true, 18},
	} {
		lead(step.to)
		changed := z.look(now.Add(step.after))
		if hour := now.In(z.zone).Hour(); changed != step.changed || hour != step.hour {
			t.Errorf("%s after %s: changed %v, and it is %d h; want %v and %d h", step.to, step.after, changed, hour, step.changed, step.hour)
		}
	}
}
