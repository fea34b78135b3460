package main

import (
	"fmt"
	"strings"

	"truceboard/store/exchange"
	"truceboard/store/spelled"
)

// leftInShown is how many of the incidents are named in which a possible position was left.
const leftInShown = 3

// leftPositions lists what may be a position and was left in an export: in how many texts, and in which incidents.
func leftPositions(all []exchange.LeftPosition) string {
	var named []string
	for _, left := range all[:min(len(all), remainingShown)] {
		named = append(named, fmt.Sprintf("%q (%s)", left.Text, leftWhere(left)))
	}
	if more := len(all) - len(named); more > 0 {
		named = append(named, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(named, ", ")
}

// leftWhere says in how many texts something was left, and of which incidents.
func leftWhere(left exchange.LeftPosition) string {
	words := counted(left.Texts, "text")
	if len(left.Incidents) == 0 {
		return words + " of the agreement"
	}
	var of []string
	for _, in := range left.Incidents[:min(len(left.Incidents), leftInShown)] {
		of = append(of, in.ID.String())
	}
	words += ", of " + strings.Join(of, ", ")
	if len(left.Incidents) > leftInShown {
		words += " …"
	}
	return words
}

// leftJSON is what may be a position and was left, as --json prints it.
type leftJSON struct {
	Text      string   `json:"text"`
	Texts     int      `json:"texts"`
	Incidents []string `json:"incidents"` // the identifiers of the first of them
}

func leftDocument(all []exchange.LeftPosition) []leftJSON {
	list := make([]leftJSON, 0, len(all))
	for _, left := range all {
		one := leftJSON{Text: left.Text, Texts: left.Texts, Incidents: []string{}}
		for _, in := range left.Incidents {
			one.Incidents = append(one.Incidents, in.ID.String())
		}
		list = append(list, one)
	}
	return list
}

// openWords lists what confidential sources are called that stands openly, and so was left.
func openWords(all []spelled.OpenName) string {
	var said []string
	for _, open := range all[:min(len(all), remainingShown)] {
		said = append(said, open.Words())
	}
	if more := len(all) - len(said); more > 0 {
		said = append(said, fmt.Sprintf("and %d more", more))
	}
	return "confidential sources are named openly: " + strings.Join(said, "; ")
}

// openJSON is what a confidential source is called that stands openly, as --json prints it.
type openJSON struct {
	Name  string `json:"name"`
	Of    string `json:"of"`
	Whole string `json:"whole"`
}

func openDocument(all []spelled.OpenName) []openJSON {
	list := make([]openJSON, 0, len(all))
	for _, open := range all {
		list = append(list, openJSON(open))
	}
	return list
}
