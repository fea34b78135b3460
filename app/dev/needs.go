package main

import (
	"slices"
	"strings"
)

// need is one thing that the machine must have, and what each package manager calls it. Packages are divided by spaces; none means that the
// manager does not have the thing.
type need struct {
	name     string
	headers  []string // all of which the C compiler must find
	programs []string // all of which must be in the path
	compiler bool     // it is the C compiler itself

	apt, dnf, pacman, zypper, brew string
}

// compilerNeeds are what a program with SQLite in it is built with. Where a system has no package manager to ask, the C compiler comes by
// itself (see byHand).
func compilerNeeds() []need {
	return []need{{
		name: "a C compiler", compiler: true, headers: []string{"stdlib.h"},
		apt: "gcc libc6-dev", dnf: "gcc glibc-devel", pacman: "gcc", zypper: "gcc glibc-devel", brew: "gcc",
	}}
}

// windowNeeds are what the window is built with on a system. Windows and macOS bring their windows' headers along with the compiler.
//
// Fyne finds GL and Wayland through pkg-config (its cgo lines "pkg-config: gl" and "pkg-config: wayland-client").
func windowNeeds(system string) []need {
	if system != "linux" {
		return compilerNeeds()
	}
	x11 := func(name, header, library string) need {
		return need{
			name: name, headers: []string{header}, apt: "xorg-dev",
			dnf: "lib" + library + "-devel", pacman: "lib" + strings.ToLower(library), zypper: "lib" + library + "-devel", brew: "lib" + strings.ToLower(library),
		}
	}
	return append(compilerNeeds(),
		need{name: "pkg-config", programs: []string{"pkg-config"}, apt: "pkg-config", dnf: "pkgconf-pkg-config", pacman: "pkgconf", zypper: "pkgconf-pkg-config", brew: "pkgconf"},
		need{
			name: "OpenGL's headers", headers: []string{"GL/gl.h"},
			apt: "libgl1-mesa-dev", dnf: "mesa-libGL-devel mesa-dri-drivers", pacman: "mesa libglvnd", zypper: "Mesa-libGL-devel Mesa-dri", brew: "mesa",
		},
		x11("X11's headers", "X11/Xlib.h", "X11"),
		x11("Xcursor's headers", "X11/Xcursor/Xcursor.h", "Xcursor"),
		x11("Xrandr's headers", "X11/extensions/Xrandr.h", "Xrandr"),
		x11("Xinerama's headers", "X11/extensions/Xinerama.h", "Xinerama"),
		x11("XInput's headers", "X11/extensions/XInput2.h", "Xi"),
		x11("XF86VidMode's headers", "X11/extensions/xf86vmode.h", "Xxf86vm"),
		need{
			name: "Wayland's headers", headers: []string{"wayland-client.h", "wayland-cursor.h", "wayland-egl.h"},
			apt: "libwayland-dev", dnf: "wayland-devel", pacman: "wayland", zypper: "wayland-devel", brew: "wayland",
		},
		need{
			name: "xkbcommon's headers", headers: []string{"xkbcommon/xkbcommon.h"},
			apt: "libxkbcommon-dev", dnf: "libxkbcommon-devel", pacman: "libxkbcommon", zypper: "libxkbcommon-devel", brew: "libxkbcommon",
		},
	)
}

// screenNeeds are what drives the real window without a person: a screen, a window manager, keys and clicks, and pictures of it; and what reads the
// pictures that the program writes, made by others.
func screenNeeds(system string) []need {
	if system != "linux" {
		return nil
	}
	return []need{
		{name: "Xvfb", programs: []string{"Xvfb"}, apt: "xvfb", dnf: "xorg-x11-server-Xvfb", pacman: "xorg-server-xvfb", zypper: "xorg-x11-server-Xvfb"},
		{name: "openbox", programs: []string{"openbox"}, apt: "openbox", dnf: "openbox", pacman: "openbox", zypper: "openbox"},
		{name: "xdotool", programs: []string{"xdotool"}, apt: "xdotool", dnf: "xdotool", pacman: "xdotool", zypper: "xdotool", brew: "xdotool"},
		{name: "scrot", programs: []string{"scrot"}, apt: "scrot", dnf: "scrot", pacman: "scrot", zypper: "scrot", brew: "scrot"},
		{name: "ImageMagick", programs: []string{"import"}, apt: "imagemagick", dnf: "ImageMagick", pacman: "imagemagick", zypper: "ImageMagick", brew: "imagemagick"},
		{name: "librsvg's rsvg-convert", programs: []string{"rsvg-convert"}, apt: "librsvg2-bin", dnf: "librsvg2-tools", pacman: "librsvg", zypper: "rsvg-convert", brew: "librsvg"},
		{name: "poppler's programs", programs: []string{"pdftoppm", "pdftotext"}, apt: "poppler-utils", dnf: "poppler-utils", pacman: "poppler", zypper: "poppler-tools", brew: "poppler"},
		{name: "GDAL's ogrinfo", programs: []string{"ogrinfo"}, apt: "gdal-bin", dnf: "gdal", pacman: "gdal", zypper: "gdal", brew: "gdal"},
		{name: "xclip", programs: []string{"xclip"}, apt: "xclip", dnf: "xclip", pacman: "xclip", zypper: "xclip", brew: "xclip"},
	}
}

// sqliteNeed is the yardstick of the measurements.
func sqliteNeed() need {
	return need{
		name: "the sqlite3 command line", programs: []string{"sqlite3"},
		apt: "sqlite3", dnf: "sqlite", pacman: "sqlite", zypper: "sqlite3", brew: "sqlite",
	}
}

// probe looks at the machine.
type probe struct {
	compiler bool                     // there is a C compiler
	header   func(header string) bool // the C compiler finds it
	program  func(name string) bool   // it is in the path
}

// missing gives the needs that the machine does not meet.
func (p probe) missing(needs []need) []need {
	return slices.DeleteFunc(slices.Clone(needs), p.meets)
}

func (p probe) meets(n need) bool {
	lacks := func(has func(string) bool, names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return !has(name) })
	}
	return (p.compiler || !n.compiler) && !lacks(p.program, n.programs) && !lacks(p.header, n.headers)
}
