package windowtest

import (
	"errors"
	"fmt"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// pinger asks windows of a screen whether they are there, as window managers do (_NET_WM_PING of the Extended Window Manager Hints). A window answers what it is asked in the order in which
// it was asked, so that what came before the question, keys among it, was heeded when the answer comes.
type pinger struct {
	conn      *xgb.Conn
	root      xproto.Window
	protocols xproto.Atom
	ping      xproto.Atom
	process   xproto.Atom
	asked     uint32
}

// newPinger reaches a screen and listens to what is told to its root, which is where windows answer.
func newPinger(display string) (*pinger, error) {
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return nil, fmt.Errorf("reaching the screen: %w", err)
	}
	p := &pinger{conn: conn, root: xproto.Setup(conn).DefaultScreen(conn).Root, asked: 1 << 30} // beyond the numbers that the window manager asks with
	for name, atom := range map[string]*xproto.Atom{"WM_PROTOCOLS": &p.protocols, "_NET_WM_PING": &p.ping, "_NET_WM_PID": &p.process} {
		reply, err := xproto.InternAtom(conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return nil, fmt.Errorf("naming %s: %w", name, err)
		}
		*atom = reply.Atom
	}
	if err := xproto.ChangeWindowAttributesChecked(conn, p.root, xproto.CwEventMask, []uint32{xproto.EventMaskSubstructureNotify}).Check(); err != nil {
		return nil, fmt.Errorf("listening to the screen: %w", err)
	}
	return p, nil
}

// errUnheeded says that a window is there and does not answer.
var errUnheeded = errors.New("the window does not answer")

// heeds waits until a window has answered a question put to it now. A window that is gone has nothing left to heed.
func (p *pinger) heeds(window xproto.Window) error {
	p.asked++
	event := xproto.ClientMessageEvent{Format: 32, Window: window, Type: p.protocols,
		Data: xproto.ClientMessageDataUnionData32New([]uint32{uint32(p.ping), p.asked, uint32(window), 0, 0})}
	if xproto.SendEventChecked(p.conn, false, window, xproto.EventMaskNoEvent, string(event.Bytes())).Check() != nil {
		return nil
	}
	for begun, looked := time.Now(), time.Now(); time.Since(begun) < patience; time.Sleep(2 * time.Millisecond) {
		event, err := p.conn.PollForEvent()
		if err != nil {
			return fmt.Errorf("waiting for the window's answer: %w", err)
		}
		if said, ok := event.(xproto.ClientMessageEvent); ok && said.Type == p.protocols && said.Data.Data32[1] == p.asked {
			return nil
		}
		if time.Since(looked) > 200*time.Millisecond {
			if _, err := xproto.GetWindowAttributes(p.conn, window).Reply(); err != nil {
				return nil
			}
			looked = time.Now()
		}
	}
	return errUnheeded
}

// programOf gives the number of the process that a window is of.
func (p *pinger) programOf(window xproto.Window) (int, error) {
	told, err := xproto.GetProperty(p.conn, false, window, p.process, xproto.AtomCardinal, 0, 1).Reply()
	if err != nil {
		return 0, fmt.Errorf("asking what program the window is of: %w", err)
	}
	if told.Format != 32 || told.ValueLen != 1 {
		return 0, errors.New("the window does not tell what program it is of")
	}
	return int(xgb.Get32(told.Value)), nil
}

// asking gives what the window is asked by.
func (d *desk) asking() *pinger {
	d.t.Helper()
	if d.pings == nil {
		pings, err := newPinger(d.display)
		if err != nil {
			d.t.Fatal(err)
		}
		d.pings = pings
		d.t.Cleanup(pings.conn.Close)
	}
	return d.pings
}

// drawn waits until the window has heeded all that was pressed, and has drawn what came of it at once: it draws between two looks at what it is told. It gives how long that took.
func (d *desk) drawn() time.Duration {
	d.t.Helper()
	begun := time.Now()
	for range 2 {
		if err := d.asking().heeds(xproto.Window(d.windowNumber())); err != nil {
			d.giveUp("%v", err)
		}
	}
	return time.Since(begun)
}
