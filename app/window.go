package main

import (
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"truceboard/app/dashboard"
	"truceboard/app/journal"
	"truceboard/app/report"
	"truceboard/assets"
)

// openWindow shows the window until it is closed.
func openWindow(file string, now func() time.Time) error {
	if err := needDisplay(runtime.GOOS, os.Getenv); err != nil {
		return err
	}
	folder, err := dataFolder()
	if err != nil {
		return err
	}
	if file != "" {
		if file, err = filepath.Abs(file); err != nil {
			return fmt.Errorf("finding %s: %w", file, err)
		}
	}
	kept, endWell, unkept := keepJournal(now())
	err = runWindow(dashboard.Options{
		File: file, Who: analyst(), AskWho: os.Getenv("TRUCEBOARD_ANALYST") == "", DataDir: folder, Journal: kept, Unkept: unkept, Now: now, Shown: tellShown(), Wait: eventWait(),
		Report: report.WriteNamed,
	})
	endWell() // which a panic passes by
	return err
}

func runWindow(o dashboard.Options) (err error) {
	defer noWindow(&err)
	app.SetMetadata(metadata())
	a := app.NewWithID(applicationID)
	w := dashboard.New(a, o)
	flatWindow()
	keepHeap()
	defer quitOnHangup(a)()
	w.Run()
	return nil
}

// quitOnHangup ends the window when the terminal or the session that it was started from is gone, as the library does of itself when it is told to end (SIGTERM) or interrupted; stop is called once it has ended.
func quitOnHangup(a fyne.App) (stop func()) {
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, syscall.SIGHUP)
	go func() {
		if _, told := <-gone; told {
			fyne.Do(a.Driver().Quit)
		}
	}()
	return func() {
		signal.Stop(gone)
		close(gone)
	}
}

// keepJournal begins the log and makes ready for a crash; endWell is called where there is none. Where that cannot be, on a full disk for one, the window is opened all the same.
func keepJournal(now time.Time) (kept journal.Journal, endWell func(), err error) {
	folder, err := stateFolder()
	if err != nil {
		return kept, func() {}, err
	}
	kept = journal.In(folder)
	noCrash, err := kept.Watch(version, now)
	if err != nil {
		return kept, func() {}, err
	}
	endLog := kept.Begin()
	return kept, func() {
		noCrash()
		endLog()
	}, nil
}

// tellShown gives what makes the file that TRUCEBOARD_SHOWN names when the first data are on the screen, so that a start can be timed; nil where it
// names none.
func tellShown() func() {
	path := os.Getenv("TRUCEBOARD_SHOWN")
	if path == "" {
		return nil
	}
	return func() {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			slog.Error("telling that the window is shown", "error", err)
		}
	}
}

// dataFolder gives the user's folder for dossiers, made where it is missing. TRUCEBOARD_DATA names another.
func dataFolder() (string, error) {
	folder := os.Getenv("TRUCEBOARD_DATA")
	if folder == "" {
		home, err := os.UserConfigDir()
		if err != nil {
			return "", fmt.Errorf("finding your data folder: %w: set TRUCEBOARD_DATA to a folder of your own", err)
		}
		folder = filepath.Join(home, "truceboard")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("making your data folder %s: %w: set TRUCEBOARD_DATA to a folder of your own", folder, err)
	}
	return folder, nil
}

// stateFolder gives the user's folder for the log and the reports of crashes, made where it is missing: where the system keeps such (XDG Base Directory Specification,
// XDG_STATE_HOME; %LocalAppData%), or the folder that TRUCEBOARD_DATA names.
func stateFolder() (string, error) {
	folder := os.Getenv("TRUCEBOARD_DATA")
	if folder == "" {
		base, err := stateBase()
		if err != nil {
			return "", fmt.Errorf("finding a folder for the log: %w: set TRUCEBOARD_DATA to a folder of your own", err)
		}
		folder = filepath.Join(base, "truceboard")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("making the folder of the log %s: %w: set TRUCEBOARD_DATA to a folder of your own", folder, err)
	}
	return folder, nil
}

func stateBase() (string, error) {
	if base := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(base) {
		return base, nil
	}
	if runtime.GOOS == "windows" {
		return os.UserCacheDir()
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "state"), err
}

// applicationID is the program's name for the system, under which its preferences are kept.
const applicationID = "org.truceboard.Truceboard"

// metadata is what FyneApp.toml says, in code, so that it holds however the program was built.
func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID: applicationID, Name: "Truceboard", Version: version, Build: 1,
		Icon: fyne.NewStaticResource("icon.png", assets.Icon()),
	}
}

// version is the program's version.
const version = "0.1.0"
