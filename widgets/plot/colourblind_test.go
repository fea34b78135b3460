package plot

import (
	"math"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/store/ceasefire"
)

// mixing is how a way of seeing mixes the linear red, green and blue of a screen.
type mixing [3][3]float64

// sights are how colours are seen without a lack, and by those who lack the cones for red, for green and for blue: Machado, Oliveira and Fernandes (2009), severity 1.
var sights = map[string]mixing{
	"all cones":    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// lab is a colour in CIELAB, under the white of a screen (D65).
type lab struct{ l, a, b float64 }

// seen gives how a colour looks to a way of seeing.
func (m mixing) seen(c drawing.Color) lab {
	linear := [3]float64{linearLight(c.R), linearLight(c.G), linearLight(c.B)}
	var mixed [3]float64
	for i, row := range m {
		mixed[i] = min(max(row[0]*linear[0]+row[1]*linear[1]+row[2]*linear[2], 0), 1)
	}
	r, g, b := mixed[0], mixed[1], mixed[2]
	x, y, z := (0.4124564*r+0.3575761*g+0.1804375*b)/0.95047, 0.2126729*r+0.7151522*g+0.0721750*b, (0.0193339*r+0.1191920*g+0.9503041*b)/1.08883
	return lab{116*labCurve(y) - 16, 500 * (labCurve(x) - labCurve(y)), 200 * (labCurve(y) - labCurve(z))}
}

// linearLight gives the light of a channel of sRGB.
func linearLight(v uint8) float64 {
	if share := float64(v) / 255; share > 0.04045 {
		return math.Pow((share+0.055)/1.055, 2.4)
	}
	return float64(v) / 255 / 12.92
}

// labCurve is the curve by which lightness is seen.
func labCurve(t float64) float64 {
	if t > 216.0/24389 {
		return math.Cbrt(t)
	}
	return (24389.0/27*t + 16) / 116
}

// apart gives how far two colours look apart by CIEDE2000 (Sharma, Wu and Dalal, 2005): 1 is hardly seen, and 100 is black from white.
func (a lab) apart(b lab) float64 {
	chroma := (math.Hypot(a.a, a.b) + math.Hypot(b.a, b.b)) / 2
	stretch := 1 + 0.5*(1-math.Sqrt(seventh(chroma)))
	c1, h1 := polar(a.a*stretch, a.b)
	c2, h2 := polar(b.a*stretch, b.b)
	turn, hue := hues(c1*c2, h1, h2)
	dl, dc, dh := b.l-a.l, c2-c1, 2*math.Sqrt(c1*c2)*sine(turn/2)
	l, c := (a.l+b.l)/2-50, (c1+c2)/2
	t := 1 - 0.17*cosine(hue-30) + 0.24*cosine(2*hue) + 0.32*cosine(3*hue+6) - 0.20*cosine(4*hue-63)
	sl, sc, sh := 1+0.015*l*l/math.Sqrt(20+l*l), 1+0.045*c, 1+0.015*c*t
	swing := -2 * math.Sqrt(seventh(c)) * sine(60*math.Exp(-math.Pow((hue-275)/25, 2)))
	dl, dc, dh = dl/sl, dc/sc, dh/sh
	return math.Sqrt(dl*dl + dc*dc + dh*dh + swing*dc*dh)
}

// seventh gives the share of a chroma's seventh power that CIEDE2000 weighs blues and greys with.
func seventh(c float64) float64 { return math.Pow(c, 7) / (math.Pow(c, 7) + math.Pow(25, 7)) }

// polar gives chroma and hue, in degrees from 0 to 360.
func polar(a, b float64) (chroma, hue float64) {
	hue = math.Atan2(b, a) * 180 / math.Pi
	if hue < 0 {
		hue += 360
	}
	return math.Hypot(a, b), hue
}

// hues gives by how many degrees two hues lie apart, and the one between them; of a grey there is no hue.
func hues(chromas, h1, h2 float64) (turn, middle float64) {
	if chromas == 0 {
		return 0, h1 + h2
	}
	turn, middle = h2-h1, (h1+h2)/2
	if math.Abs(turn) <= 180 {
		return turn, middle
	}
	if turn > 0 {
		turn -= 360
	} else {
		turn += 360
	}
	if h1+h2 < 360 {
		return turn, middle + 180
	}
	return turn, middle - 180
}

func sine(degrees float64) float64   { return math.Sin(degrees * math.Pi / 180) }
func cosine(degrees float64) float64 { return math.Cos(degrees * math.Pi / 180) }

// least gives how far two tints look apart in the theme and to the eyes to which they look nearest.
func (t tint) least(other tint) float64 {
	least := math.Inf(1)
	for _, m := range sights {
		least = min(least, m.seen(t.light).apart(m.seen(other.light)), m.seen(t.dark).apart(m.seen(other.dark)))
	}
	return least
}

// The formula gives what Sharma, Wu and Dalal print for some of their pairs.
func TestCIEDE2000(t *testing.T) {
	for _, pair := range []struct {
		a, b lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{50, 2.5, 0}, lab{50, 0, -2.5}, 4.3065},
		{lab{60.2574, -34.0099, 36.2677}, lab{60.4626, -34.1751, 39.4387}, 1.2644},
		{lab{22.7233, 20.0904, -46.6940}, lab{23.0331, 14.9730, -42.5619}, 2.0373},
		{lab{2.0776, 0.0795, -1.1350}, lab{0.9033, -0.0636, -0.5514}, 0.9082},
	} {
		if got := pair.a.apart(pair.b); math.Abs(got-pair.want) > 0.0001 {
			t.Errorf("%v and %v are %.4f apart, want %.4f", pair.a, pair.b, got, pair.want)
		}
	}
}

// leastApart is how far tints are to look apart to everybody: more than the nearest two of Okabe and Ito's do (5.7, with the yellow deepened).
const leastApart = 6.5

// No type and no area wears a colour that could be taken for a party's, or for another's, by those who lack a kind of cones either; nor does a scope.
func TestTypesAndAreasWearNoPartysColour(t *testing.T) {
	others := map[string]tint{"in scope": scopeTint(ceasefire.InScope), "disputed": scopeTint(ceasefire.Disputed), "areas": tintOf(ceasefire.Series{Key: "X"}, ceasefire.ByArea)}
	for i, info := range ceasefire.Types() {
		if i < len(thingTints) {
			others[string(info.Type)] = typeTint(info.Type)
		}
	}
	for name, tint := range others {
		for slot := range okabeIto {
			if gap := tint.least(partyTint(slot)); gap < leastApart {
				t.Errorf("%s and the party at place %d are %.1f apart", name, slot, gap)
			}
		}
	}
	for i, a := range thingTints {
		for k, b := range thingTints[:i] {
			if gap := a.least(b); gap < leastApart {
				t.Errorf("the things at %d and %d are %.1f apart", i, k, gap)
			}
		}
	}
}

// justSeen is the least distance that an eye sees at all.
const justSeen = 2.3

// Of all their places no thing's tint is a party's, though parties beyond the eighth are many.
func TestNoPlaceIsShared(t *testing.T) {
	for i := range 2 * len(thingTints) {
		for slot := range 3 * len(okabeIto) {
			all := sights["all cones"]
			a, b := thingTint(i), partyTint(slot)
			if gap := min(all.seen(a.light).apart(all.seen(b.light)), all.seen(a.dark).apart(all.seen(b.dark))); gap < justSeen {
				t.Errorf("the thing at %d and the party at %d are %.1f apart", i, slot, gap)
			}
		}
	}
}
