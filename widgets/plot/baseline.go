package plot

// baselineBand shades, behind everything, the heights that were usual before the truce.
func (c *canvas) baselineBand(d *daily, scale valueScale, plot box) {
	if !d.hasBaseline || c.thumbnail {
		return
	}
	h := scale.share(d.baseline) * plot.h
	c.fill(c.ink.band, box{plot.x, plot.bottom() - h, plot.w, h})
}

// baselineLine draws the upper edge of what was usual over the bars.
func (c *canvas) baselineLine(d *daily, scale valueScale, plot box) {
	if !d.hasBaseline {
		return
	}
	y := plot.bottom() - scale.share(d.baseline)*plot.h
	c.dashes(neutralTint.in(c.theme), box{plot.x, y, plot.w, c.hair()})
}
