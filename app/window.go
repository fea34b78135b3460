package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"truceboard/app/dashboard"
	"truceboard/assets"
)

// openWindow shows the window until it is closed.
func openWindow(file string, now func() time.Time) (err error) {
	if err := needDisplay(runtime.GOOS, os.Getenv); err != nil {
		return err
	}
	defer noWindow(&err)
	folder, err := dataFolder()
	if err != nil {
		return err
	}
	if file != "" {
		if file, err = filepath.Abs(file); err != nil {
			return fmt.Errorf("finding %s: %w", file, err)
		}
	}
	closeLog, err := openLog(folder)
	if err != nil {
		return err
	}
	defer closeLog()
	app.SetMetadata(metadata())
	a := app.NewWithID(applicationID)
	dashboard.New(a, dashboard.Options{File: file, Who: analyst(), AskWho: os.Getenv("TRUCEBOARD_ANALYST") == "", DataDir: folder, Now: now, Shown: tellShown()}).Run()
	return nil
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

// dataFolder gives the user's folder for dossiers and the log, made where it is missing. TRUCEBOARD_DATA names another.
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

// mostLog is the size at which the log begins anew, in bytes; the one before it is kept beside it.
const mostLog = 1 << 20

// openLog sends what goes wrong to one file in the data folder. No contents of records are ever written to it.
func openLog(folder string) (closeLog func(), err error) {
	path := filepath.Join(folder, "truceboard.log")
	if info, err := os.Stat(path); err == nil && info.Size() > mostLog {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, fmt.Errorf("setting the old log aside: %w", err)
		}
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the log: %w", err)
	}
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(file, nil)))
	return func() {
		slog.SetDefault(before)
		if err := file.Close(); err != nil {
			slog.Error("closing the log", "error", err)
		}
	}, nil
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
