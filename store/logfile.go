package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"

	"truceboard/store/keepopen"
)

// How a write-ahead log is laid out (SQLite, "WAL-mode File Format", section 1): its header, and that of each frame before its page.
const logHeader, frameHeader = 32, 24

// logSum is the running checksum of a log, over words of four bytes in the order that the log's first number tells.
type logSum struct {
	order  binary.ByteOrder
	s0, s1 uint32
}

func (s *logSum) add(words []byte) {
	for ; len(words) >= 8; words = words[8:] {
		s.s0 += s.order.Uint32(words) + s.s1
		s.s1 += s.order.Uint32(words[4:]) + s.s0
	}
}

// is reports whether a checksum that was written is this one.
func (s *logSum) is(written []byte) bool {
	return binary.BigEndian.Uint32(written) == s.s0 && binary.BigEndian.Uint32(written[4:]) == s.s1
}

// atEnd gives the error that reading ended with, nil where it ended with the file.
func atEnd(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// mostLogs is how many times at most a log may have been begun anew while frames of it still lie behind those that were written since: each time the first salt grows by one, and the second is drawn anew.
const mostLogs = 1 << 20

// ofEarlierLog reports whether the salts of a frame may be those of an earlier log in the same file, whose frames are written over as they are needed.
func ofEarlierLog(salts, ours []byte) bool {
	older := binary.BigEndian.Uint32(ours) - binary.BigEndian.Uint32(salts)
	return older >= 1 && older <= mostLogs && string(salts[4:]) != string(ours[4:])
}

// brokenLog reports whether the log beside a file is damaged before the end of what was written to it: the database reads it up to there, and takes the rest for what was not finished. One that ends in the midst of a frame was not finished.
func brokenLog(path string) (broken bool, err error) {
	file, err := keepopen.Open(path + logEnding)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	in, head := bufio.NewReaderSize(file, 1<<20), make([]byte, logHeader)
	if _, err := io.ReadFull(in, head); err != nil {
		return false, atEnd(err)
	}
	sum := logSum{order: binary.LittleEndian}
	if head[3]&1 == 1 {
		sum.order = binary.BigEndian
	}
	sum.add(head[:24])
	size := int(binary.BigEndian.Uint32(head[8:]))
	if !sum.is(head[24:]) || size < 512 || size > 65536 {
		return true, nil
	}
	frame, sound := make([]byte, frameHeader+size), true
	for {
		if _, err := io.ReadFull(in, frame); err != nil {
			return false, atEnd(err)
		}
		written := string(frame[8:16]) == string(head[16:24])
		sum.add(frame[:8])
		sum.add(frame[frameHeader:])
		sound = sound && written && sum.is(frame[16:])
		switch {
		case sound:
		case written && binary.BigEndian.Uint32(frame[4:]) != 0: // a change that was finished, behind what cannot be read
			return true, nil
		case !written && !ofEarlierLog(frame[8:16], head[16:24]): // nobody writes such a frame: what stood there cannot be read
			return true, nil
		}
	}
}
