package exchange

import (
	"regexp"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// Positions that are no degrees: cells of a grid of the earth, addresses made of words, and links that lead to a point of a map.
var (
	plusCode     = regexp.MustCompile(`(?i)(^|[^\pL\pN+])((?:[23456789C][23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{2})?[23456789CFGHJMPQRVWX]{4}\+[23456789CFGHJMPQRVWX]{2,7})\b`)
	mgrs         = regexp.MustCompile(`\b(?:0?[1-9]|[1-5][0-9]|60)(?:\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]\s?(?:[0-9]{5}\s?[0-9]{5}|[0-9]{4}\s?[0-9]{4}|[0-9]{3}\s?[0-9]{3})|[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]\s?[0-9]{2}\s?[0-9]{2})\b`)
	mgrsAsOne    = regexp.MustCompile(`(?i)\b(?:0?[1-9]|[1-5][0-9]|60)[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V](?:[0-9]{6}|[0-9]{8}|[0-9]{10})\b`)
	threeWords   = regexp.MustCompile(`(^|[^:/])/{3}[\pL\pM]{2,}[.。][\pL\pM]{2,}[.。][\pL\pM]{2,}`)
	saidWords    = regexp.MustCompile(`(?i)\b((?:w3w|what3words)(?: address)?[\s:=]+)/{0,3}[\pL\pM]{2,}\.[\pL\pM]{2,}\.[\pL\pM]{2,}`)
	saidGeohash  = regexp.MustCompile(`(?i)\b(geohash[\s:=]+)[0-9b-hjkmnp-z]{4,12}\b`)
	aGeohash     = regexp.MustCompile(`(?i)\b[0-9b-hjkmnp-z]{5,12}\b`)
	pointOfAMap  = regexp.MustCompile(`(?i)(?:https?://)?(?:www\.)?(?:what3words\.com|w3w\.co|goo\.gl/maps|maps\.app\.goo\.gl|plus\.codes|osm\.org/go|openstreetmap\.org/go|geohash\.org|waze\.com/ul|maps\.apple/p|yandex\.[a-z]+/maps/-)/[^\s"'<>,;)\]]+`)
	geoAddress   = regexp.MustCompile(`(?i)\bgeo:-?[0-9]+(?:\.[0-9]+)?,-?[0-9]+(?:\.[0-9]+)?[^\s"'<>)\]]*`)
	latinLetters = regexp.MustCompile(`(?i)[a-z]`)
)

// mapsNamed is what stands in every link that leads to a point of a map, in small letters.
func mapsNamed() []string {
	return []string{"what3words.com/", "w3w.co/", "goo.gl/", "plus.codes/", "osm.org/go/", "openstreetmap.org/go/", "geohash.org/", "waze.com/ul/", "maps.apple/p/", "/maps/-/"}
}

// withoutGrids takes positions out that are told by the form of a grid.
func withoutGrids(text string) string {
	small := strings.ToLower(text)
	if strings.Contains(text, "/") {
		if containsAny(small, mapsNamed()) {
			text = pointOfAMap.ReplaceAllString(text, positionRemoved)
		}
		if strings.Contains(text, "///") {
			text = threeWords.ReplaceAllString(text, "${1}"+positionRemoved)
		}
	}
	if strings.Contains(small, "3w") {
		text = saidWords.ReplaceAllString(text, "${1}"+positionRemoved)
	}
	if strings.Contains(small, "geohash") {
		text = saidGeohash.ReplaceAllString(text, "${1}"+positionRemoved)
	}
	if strings.Contains(small, "geo:") {
		text = geoAddress.ReplaceAllString(text, positionRemoved)
	}
	if strings.Contains(text, "+") {
		text = plusCode.ReplaceAllStringFunc(text, func(found string) string {
			parts := plusCode.FindStringSubmatch(found)
			if !latinLetters.MatchString(parts[2]) { // a sum
				return found
			}
			return parts[1] + positionRemoved
		})
	}
	return withoutMetres(text)
}

func containsAny(text string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// withoutGeohashes takes the words out of a text that are the geohash of one of some positions. No other word is taken for one.
func withoutGeohashes(text string, points []ceasefire.Point) string {
	if !strings.ContainsAny(text, "0123456789") {
		return text
	}
	return aGeohash.ReplaceAllStringFunc(text, func(word string) string {
		if _, err := strconv.Atoi(word); err == nil || !strings.ContainsAny(word, "0123456789") {
			return word
		}
		cell := geohashed(word)
		for _, p := range points {
			if near(cell.Lat, p.Lat) && near(cell.Lon, p.Lon) {
				return positionRemoved
			}
		}
		return word
	})
}

// geohashed gives the middle of the cell that a geohash names (Niemeyer 2008): its letters are five bits each, which halve the longitude and the latitude in turn.
func geohashed(word string) ceasefire.Point {
	west, east, south, north := -180.0, 180.0, -90.0, 90.0
	along := true
	for _, letter := range strings.ToLower(word) {
		value := strings.IndexRune("0123456789bcdefghjkmnpqrstuvwxyz", letter)
		for bit := 16; bit > 0; bit /= 2 {
			low, high := &south, &north
			if along {
				low, high = &west, &east
			}
			if middle := (*low + *high) / 2; value&bit != 0 {
				*low = middle
			} else {
				*high = middle
			}
			along = !along
		}
	}
	return ceasefire.Point{Lat: (south + north) / 2, Lon: (west + east) / 2}
}
