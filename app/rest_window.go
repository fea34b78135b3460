//go:build !ci

package main

import (
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// libraryEnded is what the library says of anything that is asked of it before it began, or once it has ended (GLFW_NOT_INITIALIZED).
const libraryEnded glfw.ErrorCode = 0x00010001

// eventWait gives what waits, on the goroutine that draws, until something happens to the window, such as a key that is pressed, and hands that on, or until a time has passed. A program that the system ends
// may be asked to wait once more behind the library's end: there is nothing to wait for then, and that is no crash.
func eventWait() func(most time.Duration) {
	return func(most time.Duration) {
		defer func() {
			if said := recover(); said != nil {
				if err, known := said.(*glfw.Error); !known || err.Code != libraryEnded {
					panic(said)
				}
			}
		}()
		glfw.WaitEventsTimeout(most.Seconds())
	}
}

// flatWindow asks for windows without depth and stencil: nothing is drawn with either, and where frames are drawn in software each would be cleared in every frame. It is called once the library is
// ready for windows, and before the first is shown.
func flatWindow() {
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
}
