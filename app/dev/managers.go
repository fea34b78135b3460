package main

import (
	"path/filepath"
	"slices"
	"strings"
)

// manager is a package manager: how it is called, and what it calls things.
type manager struct {
	program  string
	install  []string // how packages are installed; asking is done before
	refresh  []string // how its lists of packages are fetched anew
	lists    string   // the pattern of those lists' files; where there are none, they are fetched first
	asRoot   bool     // it works as root only
	packages func(need) string
}

// managers are those that the commands can work with, the likeliest first.
func managers() []manager {
	return []manager{
		{
			program: "apt-get", asRoot: true, lists: "/var/lib/apt/lists/*Packages*",
			refresh:  []string{"update"},
			install:  []string{"install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"},
			packages: func(n need) string { return n.apt },
		},
		{
			program: "dnf", asRoot: true,
			refresh:  []string{"makecache"},
			install:  []string{"install", "-y"},
			packages: func(n need) string { return n.dnf },
		},
		{
			program: "pacman", asRoot: true, lists: "/var/lib/pacman/sync/*.db",
			refresh:  []string{"-Syu", "--noconfirm"}, // fetching the lists alone would leave the system half upgraded
			install:  []string{"-S", "--needed", "--noconfirm"},
			packages: func(n need) string { return n.pacman },
		},
		{
			program: "zypper", asRoot: true,
			refresh:  []string{"--non-interactive", "refresh"},
			install:  []string{"--non-interactive", "install"},
			packages: func(n need) string { return n.zypper },
		},
		{
			program:  "brew",
			refresh:  []string{"update"},
			install:  []string{"install"},
			packages: func(n need) string { return n.brew },
		},
	}
}

// findManager gives the package manager of this machine.
func findManager(inPath func(string) bool) (manager, bool) {
	all := managers()
	i := slices.IndexFunc(all, func(m manager) bool { return inPath(m.program) })
	if i < 0 {
		return manager{}, false
	}
	return all[i], true
}

// names gives the packages that meet needs, each once, and the needs for which there is none.
func (m manager) names(needs []need) (packages []string, without []need) {
	for _, n := range needs {
		found := strings.Fields(m.packages(n))
		if len(found) == 0 {
			without = append(without, n)
		}
		for _, name := range found {
			if !slices.Contains(packages, name) {
				packages = append(packages, name)
			}
		}
	}
	return packages, without
}

// line gives a whole command line of the manager's, raised to root where it must be.
func (m manager) line(root bool, args ...string) []string {
	line := append([]string{m.program}, args...)
	if m.program == "apt-get" {
		line = append([]string{"env", "DEBIAN_FRONTEND=noninteractive"}, line...)
	}
	if m.asRoot && !root {
		line = append([]string{"sudo"}, line...)
	}
	return line
}

// unlisted reports whether the manager's lists were never fetched, as in a fresh container.
func (m manager) unlisted() bool {
	if m.lists == "" {
		return false
	}
	found, err := filepath.Glob(m.lists)
	return err == nil && len(found) == 0
}
