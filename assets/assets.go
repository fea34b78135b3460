// Package assets holds what is embedded in the program: fonts, icon, agreement templates, the sample dossier's data and
// outlines. It imports nothing of the program, so that anything may import it.
package assets
