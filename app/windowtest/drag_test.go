package windowtest

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// A file that is dropped on the window is imported from there.
func TestAFileIsDroppedOnTheWindow(t *testing.T) {
	d := ready(t, 1024, 700)
	path := filepath.Join(filepath.Dir(d.sample()), "حادث dropped.csv")
	d.drop(path, "id,date,type,title,deaths\n1,2016-09-15,shelling,windowtestdropped,2\n")
	d.settled()
	d.shot("dropped")
	d.insist("the incident in the file", "ctrl+Return", func() bool { return len(d.incidents("windowtestdropped")) == 1 }) // it waits for the dry run
}

// dragger is a client of a screen that drags files onto a window as a file manager does, by the XDND protocol, version 5.
type dragger struct {
	conn   *xgb.Conn
	source xproto.Window
	target xproto.Window
	atoms  map[string]xproto.Atom
	list   string // of the files' addresses
}

// dropFiles drags files onto a window, lets go of them at a place of the screen, and waits until the window has taken them.
func dropFiles(display string, target uint32, x, y int, paths ...string) (err error) {
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return fmt.Errorf("reaching the screen: %w", err)
	}
	defer conn.Close()
	g := &dragger{conn: conn, target: xproto.Window(target), atoms: map[string]xproto.Atom{}}
	for _, path := range paths {
		g.list += (&url.URL{Scheme: "file", Path: path}).String() + "\r\n"
	}
	if err := g.begin(); err != nil {
		return err
	}
	g.send("XdndEnter", uint32(g.source), 5<<24, uint32(g.atoms["text/uri-list"]), 0, 0)
	g.send("XdndPosition", uint32(g.source), 0, uint32(x)<<16|uint32(y), xproto.TimeCurrentTime, uint32(g.atoms["XdndActionCopy"]))
	status, err := g.await("XdndStatus")
	if err != nil {
		return err
	}
	if status[1]&1 == 0 {
		return errors.New("the window does not take what is dragged over it")
	}
	g.send("XdndDrop", uint32(g.source), 0, xproto.TimeCurrentTime, 0, 0)
	_, err = g.await("XdndFinished")
	return err
}

// begin makes a window to drag from, which owns what is dragged.
func (g *dragger) begin() error {
	for _, name := range []string{"XdndEnter", "XdndPosition", "XdndStatus", "XdndDrop", "XdndFinished", "XdndSelection", "XdndActionCopy", "text/uri-list"} {
		reply, err := xproto.InternAtom(g.conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return fmt.Errorf("naming %s: %w", name, err)
		}
		g.atoms[name] = reply.Atom
	}
	id, err := xproto.NewWindowId(g.conn)
	if err != nil {
		return fmt.Errorf("making a window to drag from: %w", err)
	}
	g.source = id
	screen := xproto.Setup(g.conn).DefaultScreen(g.conn)
	err = xproto.CreateWindowChecked(g.conn, screen.RootDepth, id, screen.Root, 0, 0, 1, 1, 0, xproto.WindowClassInputOutput, screen.RootVisual, 0, nil).Check()
	if err == nil {
		err = xproto.SetSelectionOwnerChecked(g.conn, id, g.atoms["XdndSelection"], xproto.TimeCurrentTime).Check()
	}
	if err != nil {
		return fmt.Errorf("making a window to drag from: %w", err)
	}
	return nil
}

// send sends the window a message of the protocol.
func (g *dragger) send(name string, data ...uint32) {
	event := xproto.ClientMessageEvent{Format: 32, Window: g.target, Type: g.atoms[name], Data: xproto.ClientMessageDataUnionData32New(data)}
	xproto.SendEvent(g.conn, false, g.target, xproto.EventMaskNoEvent, string(event.Bytes()))
}

// await waits for a message of the window, and hands it the files' addresses when it asks for them.
func (g *dragger) await(name string) ([]uint32, error) {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		event, err := g.conn.PollForEvent()
		if err != nil {
			return nil, fmt.Errorf("waiting for %s: %w", name, err)
		}
		switch e := event.(type) {
		case xproto.SelectionRequestEvent:
			if err := g.hand(e); err != nil {
				return nil, err
			}
		case xproto.ClientMessageEvent:
			if e.Type == g.atoms[name] {
				return e.Data.Data32, nil
			}
		}
	}
	return nil, fmt.Errorf("the window did not answer with %s", name)
}

// hand hands over what is dragged.
func (g *dragger) hand(e xproto.SelectionRequestEvent) error {
	err := xproto.ChangePropertyChecked(g.conn, xproto.PropModeReplace, e.Requestor, e.Property, e.Target, 8, uint32(len(g.list)), []byte(g.list)).Check()
	if err != nil {
		return fmt.Errorf("handing over what is dragged: %w", err)
	}
	said := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: e.Property}
	xproto.SendEvent(g.conn, false, e.Requestor, xproto.EventMaskNoEvent, string(said.Bytes()))
	return nil
}
