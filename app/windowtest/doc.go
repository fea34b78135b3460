// Package windowtest drives the real window as a person would: the built program on a screen of its own, with keys and clicks, and
// looks at what reached the dossier and what stands on the screen. It holds tests only, which run where TRUCEBOARD_WINDOW is set
// and TRUCEBOARD_BINARY names the built program; TRUCEBOARD_SHOTS names a folder for the pictures of the screen.
//
// The tests that wait for what they see or for what stands in the dossier after all that they send run beside each other (t.Parallel), each on a screen of its own: a slow window does not make them fail.
package windowtest
