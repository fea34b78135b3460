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

// flatWindow asks for windows without depth and stencil: nothing is drawn with either, and where frames are drawn in software each would be cleared in every frame. It is called once the library is
// ready for windows, and before the first is shown.
func flatWindow() {
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
}
