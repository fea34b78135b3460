package store

import (
	"github.com/google/uuid"

	"truceboard/store/ceasefire"
)

// NewID gives a new UUID of version 7: unique everywhere, and in the order of time. It panics only where the system has no randomness
// left to give, after which nothing could be written safely.
func NewID() ceasefire.ID { return ceasefire.ID(uuid.Must(uuid.NewV7())) }

// idOrNew keeps an ID that was given.
func idOrNew(id ceasefire.ID) ceasefire.ID {
	if id.IsZero() {
		return NewID()
	}
	return id
}
