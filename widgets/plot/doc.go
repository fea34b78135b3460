// Package plot turns the facts of a dossier into pictures: numbers in, PNG, SVG, CSV or an image for the screen out.
//
// Every kind of chart is drawn by one piece of code on go-chart's Renderer, in a picture's own units, so that the file and
// the screen show the same. The numbers are computed once, when a picture is made; drawing it changes nothing, and it may be
// drawn from several goroutines. Pictures that leave the program are always light, whatever the screen is.
package plot
