package store

import (
	"context"
	"sync"
	"testing"
	"time"
)

// TestReadingsOfTheWholeFileKeepNobodyWaiting has as many readings of a whole file under way as there may be connections, and more wait, while rows and the memory are asked for.
func TestReadingsOfTheWholeFileKeepNobodyWaiting(t *testing.T) {
	d := logged(t)
	m := NewMemory(d)
	if _, err := m.List(context.Background(), View{}, Sort{}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var reading sync.WaitGroup
	begun := make(chan struct{}, readers+2*longReadings)
	for range readers + 2*longReadings {
		reading.Go(func() {
			_, _, err := throughAll(ctx, d, func(*reader) error {
				begun <- struct{}{}
				<-ctx.Done()
				return ctx.Err()
			})
			if err == nil {
				t.Error("a reading that was cancelled came to its end")
			}
		})
	}
	patient, impatient := context.WithTimeout(context.Background(), time.Minute)
	defer impatient()
	for range longReadings {
		select {
		case <-begun:
		case <-patient.Done():
			cancel()
			t.Fatal("fewer readings of the whole file run than may")
		}
	}
	list, err := m.List(patient, View{}, Sort{})
	if err == nil {
		_, err = list.Page(patient, 0, 1)
	}
	if err != nil {
		t.Errorf("the table waits for readings of the whole file: %v", err)
	}
	if len(begun) > 0 {
		t.Errorf("%d readings of the whole file more run than may", len(begun))
	}
	cancel()
	reading.Wait()
}
