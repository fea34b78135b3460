package dashboard

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// zoneLooks is how long a zone that was looked up counts before it is looked up again.
const zoneLooks = time.Minute

// systemZone is the zone of this computer. The time package reads it once when the program starts; somebody who travels changes it while the program runs, so that
// it is read again here where the system keeps it in a file. A zone that the environment names (TZ) holds as long as the program runs, and so does Windows's.
type systemZone struct {
	path string // of the system's zone; nothing where there is no such file
	seen string // the file as it was last read
	last time.Time
	zone *time.Location
}

func newSystemZone() *systemZone {
	z := &systemZone{zone: time.Local}
	if _, named := os.LookupEnv("TZ"); !named && runtime.GOOS != "windows" {
		z.path = "/etc/localtime"
		z.seen = z.stands() // what the time package has read already
	}
	return z
}

// look reads the zone anew where it was last looked at a while before an instant, and reports whether it is another. One that cannot be read stays as it was.
func (z *systemZone) look(now time.Time) (changed bool) {
	if z.path == "" || now.Sub(z.last).Abs() < zoneLooks {
		return false
	}
	z.last = now
	stands := z.stands()
	if stands == "" || stands == z.seen {
		return false
	}
	content, err := os.ReadFile(z.path)
	if err != nil {
		return false
	}
	zone, err := time.LoadLocationFromTZData("Local", content)
	if err != nil {
		return false // half written: it is looked at again
	}
	z.seen, z.zone = stands, zone
	return true
}

// stands tells the file from what it was before: where its link leads, and when and how long what is there was written. It is nothing where there is no file.
func (z *systemZone) stands() string {
	info, err := os.Stat(z.path)
	if err != nil {
		return ""
	}
	target, err := os.Readlink(z.path)
	if err != nil {
		target = "" // no link: the zone's file itself
	}
	return strings.Join([]string{target, info.ModTime().UTC().Format(time.RFC3339Nano), strconv.FormatInt(info.Size(), 10)}, " ")
}
