//go:build linux && cgo && !ci

package main

/*
#include <malloc.h>

// keepHeap keeps so many bytes at the end of the C heap that are not used, and takes from the heap what the library would do by itself after the first large piece.
static void keepHeap(int bytes) {
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
	mallopt(M_TRIM_THRESHOLD, bytes);
#endif
}
*/
import "C"

// frameHeap is more than what a frame of a large window takes from the C heap where it is drawn in software, in bytes.
const frameHeap = 24 << 20

// keepHeap has the C library keep what a frame takes: it gave some nine megabytes back to the system after each frame and asked for them again, in fifty steps, which was a tenth of what a ticking
// window takes of a core.
func keepHeap() { C.keepHeap(frameHeap) }
