package main

import (
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// withoutDisplay is what can be done where no window can be opened.
const withoutDisplay = "log in on a desktop or come in with ssh -X, or use the commands that need no display, " +
	"such as truceboard info, import, chart, report and check (truceboard --help lists them)"

// needDisplay gives a sentence where it is plain that no window can be opened: nothing is asked of the window's library, which would not fail
// politely. env looks a variable of the environment up.
func needDisplay(system string, env func(string) string) error {
	if system == "windows" || system == "darwin" {
		return nil
	}
	x, wayland := env("DISPLAY"), env("WAYLAND_DISPLAY")
	switch {
	case x == "" && wayland == "":
		return errors.New("there is no display here, so the window cannot be opened: " + withoutDisplay)
	case answers(screenX(x)) || answers(screenWayland(wayland, env("XDG_RUNTIME_DIR"))):
		return nil
	case x != "":
		return fmt.Errorf("the display %s, which DISPLAY names, does not answer, so the window cannot be opened: check DISPLAY, %s", x, withoutDisplay)
	}
	return fmt.Errorf("the display %s, which WAYLAND_DISPLAY names, does not answer, so the window cannot be opened: check it and XDG_RUNTIME_DIR, %s",
		wayland, withoutDisplay)
}

// screen is where a display listens: any of a few addresses. One that is named in a way not known here may well be there.
type screen struct {
	network   string
	addresses []string
	unknown   bool
}

// screenX finds what DISPLAY names, [host]:number[.screen] (X(7), "Display Names").
func screenX(name string) screen {
	colon := strings.LastIndexByte(name, ':')
	if name == "" {
		return screen{}
	}
	if colon < 0 || strings.Contains(name, "/") {
		return screen{unknown: true}
	}
	host, rest := name[:colon], name[colon+1:]
	rest, _, _ = strings.Cut(rest, ".")
	number, err := strconv.ParseUint(rest, 10, 16)
	switch {
	case err != nil:
		return screen{unknown: true}
	case host == "" || host == "unix":
		socket := fmt.Sprintf("/tmp/.X11-unix/X%d", number)
		return screen{network: "unix", addresses: []string{"@" + socket, socket}}
	}
	return screen{network: "tcp", addresses: []string{net.JoinHostPort(host, strconv.FormatUint(6000+number, 10))}}
}

// screenWayland finds what WAYLAND_DISPLAY names: a socket, in the folder of the session unless its whole path is given (Wayland protocol,
// wl_display_connect).
func screenWayland(name, folder string) screen {
	switch {
	case name == "" || folder == "" && !filepath.IsAbs(name):
		return screen{}
	case !filepath.IsAbs(name):
		name = filepath.Join(folder, name)
	}
	return screen{network: "unix", addresses: []string{name}}
}

// answers reports whether a display may be there.
func answers(s screen) bool {
	for _, address := range s.addresses {
		line, err := net.DialTimeout(s.network, address, 3*time.Second)
		if err == nil {
			return line.Close() == nil
		}
	}
	return s.unknown
}

// noWindow turns the way in which the window's library gives up, a panic with an error of its own, into a sentence; any other panic is a mistake
// of the program's and goes on.
func noWindow(err *error) {
	r := recover()
	if r == nil {
		return
	}
	if kind := fmt.Sprintf("%T", r); !strings.HasSuffix(kind, "glfw.Error") {
		panic(r)
	}
	*err = fmt.Errorf("the window cannot be opened on this display (%v): check DISPLAY and the graphics driver, %s", r, withoutDisplay)
}
