//go:build !ci

package main

import (
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// eventWait gives what waits, on the goroutine that draws, until something happens to the window, such as a key that is pressed, and hands that on, or until a time has passed.
func eventWait() func(most time.Duration) {
	return func(most time.Duration) { glfw.WaitEventsTimeout(most.Seconds()) }
}
