package plot

import (
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/store/ceasefire"
)

// clockSign draws an instant's sign.
func (c *canvas) clockSign(shape signShape, tone drawing.Color, x, y, size float64) {
	if c.thumbnail {
		size = min(size, 6)
	}
	half := size / 2
	switch shape {
	case signDue:
		c.polygon(c.ink.ground, diamond(x, y, half+c.hair()))
		c.polygon(tone, diamond(x, y, half))
	case signOver:
		c.cross(c.ink.ground, x, y, half+c.hair(), size*0.34+2*c.hair())
		c.cross(tone, x, y, half, size*0.34)
	case signRenewed:
		c.fill(c.ink.ground, box{x - size*0.1 - c.hair(), y - half, size*0.2 + 2*c.hair(), size})
		c.fill(tone, box{x - size*0.1, y - half - c.hair(), size * 0.2, size + 2*c.hair()})
	default:
		c.disc(c.ink.ground, x, y, half*0.8+c.hair())
		c.disc(tone, x, y, half*0.8)
		if shape == signRuling {
			c.disc(c.ink.ground, x, y, half*0.8-1.6*c.hair())
		}
	}
}

// diamond gives the outline of a diamond around a point.
func diamond(x, y, half float64) [][]point {
	return [][]point{{{x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}}}
}

// cross fills two strokes that cross at a point.
func (c *canvas) cross(colour drawing.Color, x, y, half, thick float64) {
	d := thick / 2 * math.Sqrt2
	for _, s := range []float64{1, -1} {
		c.polygon(colour, [][]point{{
			{x - half, y - s*half}, {x - half + d, y - s*half}, {x + half, y + s*(half-d)}, {x + half, y + s*half}, {x + half - d, y + s*half}, {x - half, y - s*(half-d)},
		}})
	}
}

// spotFirst notes a place that lies on top of those noted before.
func (c *canvas) spotFirst(b box, what Narrowing) {
	if c.spots != nil {
		*c.spots = append([]spot{{box: b, what: what}}, *c.spots...)
	}
}

// legend explains the bars and signs that occur.
func (t *timeline) legend() []key {
	tones, spans, signs := map[ceasefire.Tone]bool{}, map[spanKind]bool{}, map[signShape]bool{}
	zone := t.subject.zone()
	from, until := t.span.From.Start(zone), t.span.To.End(zone)
	for _, lane := range t.clocks {
		for _, s := range lane.spans {
			if !s.within(from, until, zone) {
				continue
			}
			spans[s.kind] = true
			if s.kind == spanRun {
				tones[s.tone] = true
			}
		}
		for _, s := range lane.signs {
			signs[s.shape] = signs[s.shape] || s.within(from, until, zone)
		}
	}
	var out []key
	for _, one := range []struct {
		shown bool
		key   key
	}{
		{tones[ceasefire.ToneHolding], key{name: "In force, held or met", tint: holdingTint}},
		{tones[ceasefire.ToneStrained], key{name: "Run out, or held again", tint: strainedTint}},
		{tones[ceasefire.ToneBroken], key{name: "Broken or ended", tint: brokenTint}},
		{spans[spanPlanned], key{name: "Planned", tint: waitingTint, framed: true}},
		{spans[spanGap], key{name: "Gap before a renewal", tint: strainedTint, hatched: true}},
		{spans[spanOffered], key{name: "Offered, not taken", tint: strainedTint, dashed: true}},
		{signs[signDue], key{name: "Due or complete", tint: waitingTint, sign: signDue}},
		{signs[signRenewed], key{name: "Renewed", tint: holdingTint, sign: signRenewed}},
		{signs[signOver], key{name: "Broken or ended by ruling", tint: brokenTint, sign: signOver}},
		{signs[signMet], key{name: "Leg met", tint: holdingTint, round: true}},
		{signs[signRuling], key{name: "Other ruling", tint: waitingTint, round: true, outlined: true}},
	} {
		if one.shown {
			out = append(out, one.key)
		}
	}
	return out
}
