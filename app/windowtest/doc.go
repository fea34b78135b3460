// Package windowtest drives the real window as a person would: the built program on a screen of its own, with keys and clicks, and
// looks at what reached the dossier and what stands on the screen. It holds tests only, which run where TRUCEBOARD_WINDOW is set
// and TRUCEBOARD_BINARY names the built program; TRUCEBOARD_SHOTS names a folder for the pictures of the screen.
package windowtest
