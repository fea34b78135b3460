package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Positions are written with minutes and seconds too, and with the letter of a side of the globe before or behind them: 36°12'30"N, N 36° 12.5', 36.2N.

// spherePattern finds the parts of one number of degrees: the letter before it, degrees, minutes, seconds, and the letter behind it.
var spherePattern = sync.OnceValue(func() *regexp.Regexp {
	const number = `(\d+(?:\.\d+)?)`
	return regexp.MustCompile(`^([nsew])?\s*` + number + `\s*[°º]?\s*(?:` + number + `\s*['′’]\s*(?:` + number + `\s*(?:"|″|”|''|′′|’’)\s*)?)?([nsew])?$`)
})

// sphereDegrees reads a number of degrees with minutes, seconds or a side of the globe; plain numbers are none of its business.
func sphereDegrees(text string) (float64, bool) {
	parts := spherePattern().FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if parts == nil || parts[1] != "" && parts[5] != "" || parts[1]+parts[3]+parts[5] == "" {
		return 0, false
	}
	whole, share := 0.0, 1.0
	for n, part := range parts[2:5] {
		if part == "" {
			break
		}
		value, err := strconv.ParseFloat(part, 64)
		if err != nil || n > 0 && value >= minutesADegree {
			return 0, false
		}
		whole, share = whole+value*share, share/minutesADegree
	}
	if side := parts[1] + parts[5]; side == "s" || side == "w" {
		whole = -whole
	}
	return whole, true
}

const minutesADegree = 60

// splitSphere sets a latitude and a longitude apart by the letters of the sides of the globe, behind both or before both.
func splitSphere(text string) (lat, lon string, ok bool) {
	lower := strings.ToLower(text)
	at := strings.IndexAny(lower, "ns")
	switch {
	case at > 0:
		at++
	case at == 0:
		at = strings.IndexAny(lower, "ew")
	}
	if at <= 0 || at >= len(text) || len(lower) != len(text) {
		return "", "", false
	}
	lat, lon = strings.TrimRight(text[:at], ",; "), strings.TrimLeft(text[at:], ",; ")
	_, okLat := sphereDegrees(lat)
	_, okLon := sphereDegrees(lon)
	return lat, lon, okLat && okLon
}
