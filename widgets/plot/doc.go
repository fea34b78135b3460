// Package plot draws the charts: the numbers that the rules of the ceasefire give, as a picture for a screen or a file.
//
// A picture is laid out once, by New, and then drawn at any size: as PNG, as SVG, or as an image in light or dark; its numbers come out
// as CSV. All kinds draw on one surface over go-chart's Renderer, so that a picture is the same wherever it goes.
package plot
