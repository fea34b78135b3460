package ceasefire_test

import (
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

func TestZonesAreKnownByTheirNames(t *testing.T) {
	for _, name := range []string{"Asia/Damascus", "Europe/Kyiv", "America/Bogota", "Africa/Cairo", "Australia/Lord_Howe", "UTC"} {
		if zone, err := ceasefire.LoadZone(name); err != nil || zone.String() != name {
			t.Errorf("%s gives %v, %v", name, zone, err)
		}
	}
	for _, name := range []string{"", "Local", "Damascus", "UTC+3", "+03:00", "Asia/Damaskus", "../Asia/Damascus", "/etc/localtime"} {
		zone, err := ceasefire.LoadZone(name)
		if err == nil {
			t.Errorf("%q is taken as the zone %v", name, zone)
			continue
		}
		if !strings.Contains(err.Error(), "give a name such as Asia/Damascus") {
			t.Errorf("%q: the message does not say what to do: %v", name, err)
		}
	}
}

func TestAnAgreementWithAnUnknownZoneIsReadInUTC(t *testing.T) {
	for name, want := range map[string]string{"Asia/Damascus": "Asia/Damascus", "Nowhere": "UTC", "": "UTC"} {
		if got := (ceasefire.Agreement{Zone: name}).Location().String(); got != want {
			t.Errorf("%q is read in %s, not in %s", name, got, want)
		}
	}
}
