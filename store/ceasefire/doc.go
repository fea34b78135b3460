// Package ceasefire holds the words of a ceasefire dossier and their rules, as plain Go.
//
// Everything here is a pure function of the records and an instant: no SQL, no screen, no clock of its own and no
// input or output. Instants are UTC; a calendar day is always a day in the dossier's zone. The words (party,
// commitment, clock, determination, incident, tally, as-of) have the meanings that the field gives them.
package ceasefire
