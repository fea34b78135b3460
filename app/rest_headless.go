//go:build ci

package main

import "time"

// eventWait gives nothing: a program without a window has nothing to wait for.
func eventWait() func(most time.Duration) { return nil }

// flatWindow does nothing: there is no window.
func flatWindow() {}
