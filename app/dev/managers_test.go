package main

import (
	"slices"
	"strings"
	"testing"
)

// bare is a machine with nothing on it but some programs.
func bare(programs ...string) probe {
	return probe{
		header:  func(string) bool { return false },
		program: func(name string) bool { return slices.Contains(programs, name) },
	}
}

func TestEachManagerInstallsTheWindowsNeeds(t *testing.T) {
	for _, c := range []struct{ manager, line string }{
		{"apt-get", "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 " +
			"gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev"},
		{"dnf", "sudo dnf install -y gcc glibc-devel pkgconf-pkg-config mesa-libGL-devel mesa-dri-drivers libX11-devel libXcursor-devel " +
			"libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel"},
		{"pacman", "sudo pacman -S --needed --noconfirm gcc pkgconf mesa libglvnd libx11 libxcursor libxrandr libxinerama libxi libxxf86vm wayland libxkbcommon"},
		{"zypper", "sudo zypper --non-interactive install gcc glibc-devel pkgconf-pkg-config Mesa-libGL-devel Mesa-dri libX11-devel libXcursor-devel " +
			"libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel"},
		{"brew", "brew install gcc pkgconf mesa libx11 libxcursor libxrandr libxinerama libxi libxxf86vm wayland libxkbcommon"},
	} {
		m, known := findManager(bare(c.manager).program)
		if !known {
			t.Fatalf("%s is not known", c.manager)
		}
		packages, without := m.names(bare(c.manager).missing(windowNeeds("linux")))
		if len(without) > 0 {
			t.Errorf("%s lacks %s", c.manager, inWords(without))
		}
		if got := strings.Join(m.line(false, append(m.install, packages...)...), " "); got != c.line {
			t.Errorf("%s:\n got %s\nwant %s", c.manager, got, c.line)
		}
	}
}

func TestEachLinuxManagerHasWhatTheTestsNeed(t *testing.T) {
	needs := append(screenNeeds("linux"), sqliteNeed())
	for _, m := range managers() {
		if packages, without := m.names(needs); m.asRoot && (len(without) > 0 || len(packages) != len(needs)) {
			t.Errorf("%s: %v, without %s", m.program, packages, inWords(without))
		}
	}
}

func TestRootNeedsNoSudo(t *testing.T) {
	apt := managers()[0]
	if got := strings.Join(apt.line(true, apt.refresh...), " "); got != "env DEBIAN_FRONTEND=noninteractive apt-get update" {
		t.Error(got)
	}
}

func TestOnlyWhatIsMissingIsInstalled(t *testing.T) {
	p := probe{
		compiler: true,
		header:   func(header string) bool { return header != "wayland-egl.h" && header != "X11/Xcursor/Xcursor.h" },
		program:  func(name string) bool { return name != "xdotool" },
	}
	missing := p.missing(append(windowNeeds("linux"), screenNeeds("linux")...))
	if got := inWords(missing); got != "Xcursor's headers, Wayland's headers, xdotool" {
		t.Error(got)
	}
	packages, _ := managers()[0].names(missing)
	if got := strings.Join(packages, " "); got != "xorg-dev libwayland-dev xdotool" {
		t.Error(got)
	}
}

func TestOtherSystemsBringTheirWindowsHeaders(t *testing.T) {
	for _, system := range []string{"windows", "darwin"} {
		if needs := windowNeeds(system); len(needs) != 1 || !needs[0].compiler {
			t.Errorf("%s needs %s", system, inWords(needs))
		}
	}
}

func TestWhatToInstallIsSaidByName(t *testing.T) {
	missing := bare().missing(windowNeeds("linux"))
	screen := screenNeeds("linux")[:1]
	for name, c := range map[string]struct{ text, want string }{
		"windows":          {byHand("windows", missing), "MSYS2"},
		"macOS":            {byHand("darwin", missing), "xcode-select --install"},
		"an unknown Linux": {byHand("linux", missing), "libxkbcommon-dev"},
		"no rights":        {byName(managers()[0], missing), "apt-get: gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev"},
		"no package":       {byName(managers()[4], screen), "own way: Xvfb"},
	} {
		if !strings.Contains(c.text, c.want) || !strings.HasSuffix(strings.TrimSuffix(c.text, "."), "un this again") {
			t.Errorf("%s: %s", name, c.text)
		}
	}
}
