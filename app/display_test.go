package main

import (
	"errors"
	"net"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhereNoWindowCanBeOpened(t *testing.T) {
	folder := t.TempDir()
	socket, err := net.Listen("unix", filepath.Join(folder, "wayland-5"))
	if err != nil {
		t.Skip("this system has no such sockets:", err)
	}
	defer socket.Close()
	for name, c := range map[string]struct {
		system string
		env    map[string]string
		says   string
	}{
		"nothing is set":             {"linux", nil, "there is no display here"},
		"Windows has its own":        {"windows", nil, ""},
		"no such screen":             {"linux", map[string]string{"DISPLAY": ":6099"}, "the display :6099"},
		"no such screen elsewhere":   {"linux", map[string]string{"DISPLAY": "127.0.0.1:59000.0"}, "the display 127.0.0.1:59000.0"},
		"a name that is not known":   {"linux", map[string]string{"DISPLAY": "/private/tmp/launch/x:0"}, ""},
		"no such Wayland":            {"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": folder}, "the display wayland-9"},
		"Wayland without its folder": {"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-5"}, "XDG_RUNTIME_DIR"},
		"Wayland":                    {"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-5", "XDG_RUNTIME_DIR": folder, "DISPLAY": ":6099"}, ""},
		"Wayland, the whole path":    {"linux", map[string]string{"WAYLAND_DISPLAY": filepath.Join(folder, "wayland-5")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := needDisplay(c.system, func(name string) string { return c.env[name] })
			if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("error %v, want one that says %q", err, c.says)
			}
		})
	}
}

func TestAMistakeOfTheProgramIsNoMissingDisplay(t *testing.T) {
	defer func() {
		if r := recover(); r == nil {
			t.Error("a panic was swallowed")
		}
	}()
	var err error
	defer noWindow(&err)
	panic(errors.New("a mistake"))
}
