package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/alecthomas/kong"

	"truceboard/widgets/plot"
)

// commandLine is the whole of the command line; its names are a contract that scripts rely on.
type commandLine struct {
	Open    openCommand    `cmd:"" default:"withargs" help:"Open the window (the default)."`
	New     newCommand     `cmd:"" help:"Make a new dossier."`
	Info    infoCommand    `cmd:"" help:"Agreement, clocks, compliance and counts."`
	Import  importCommand  `cmd:"" help:"Import events into a dossier."`
	Export  exportCommand  `cmd:"" help:"Write incidents as .csv, .xlsx, .geojson, .gpkg, .json, .ged.csv or .acled.csv."`
	Chart   chartCommand   `cmd:"" help:"Draw a chart as .png, .svg or .pdf, or its numbers as .csv."`
	Report  reportCommand  `cmd:"" help:"Write the situation report as .pdf, .html or .md."`
	Check   checkCommand   `cmd:"" help:"Check integrity, foreign keys and the audit trail."`
	Backup  backupCommand  `cmd:"" help:"Write a verified copy of a dossier; list, compare and restore its backups."`
	Salvage salvageCommand `cmd:"" help:"Read what can be read of a damaged dossier into a new one."`
	Merge   mergeCommand   `cmd:"" help:"Bring together two copies of one dossier that were edited apart."`
	Seal    sealCommand    `cmd:"" help:"Write a dossier encrypted, for travel."`
	Unseal  unsealCommand  `cmd:"" help:"Open a sealed dossier into a new file."`
	Redact  redactCommand  `cmd:"" help:"Write a copy for sharing, without confidential sources, names of people, contact details, attachments and exact coordinates."`
}

// helped is how kong's help ends a run without ending the program.
type helped struct{}

// execute parses and runs one command line.
func execute(ctx context.Context, args []string, e env) (err error) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(helped); !ok {
				panic(r)
			}
		}
	}()
	var line commandLine
	parser, err := kong.New(&line,
		kong.Name("truceboard"),
		kong.Description("A dashboard for analysts who watch a ceasefire. Everything lives in one file, a dossier (NAME.truce)."),
		kong.Writers(e.out, e.err),
		kong.Exit(func(int) { panic(helped{}) }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(e),
		kong.KindMapper(reflect.String, kong.MapperFunc(asGiven)),
		kong.Vars{"kinds": joinKinds(), "kindwords": plot.KindCodes()},
	)
	if err != nil {
		return fmt.Errorf("setting up the command line: %w", err)
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return usageError{fmt.Errorf("%w: see truceboard --help", understood(err))}
	}
	if err := givenEmpty(parsed); err != nil {
		return usageError{err}
	}
	return parsed.Run()
}

// asGiven takes a word as it was given, byte for byte: by its own ways the library makes UTF-8 of it, and a file whose name is none would not be found.
func asGiven(ctx *kong.DecodeContext, target reflect.Value) error {
	token, err := ctx.Scan.PopValue("string")
	if err == nil {
		target.SetString(fmt.Sprint(token.Value))
	}
	return err
}

// openCommand opens the window.
type openCommand struct {
	File string `arg:"" optional:"" help:"The dossier to open; without one, the last one or the sample."`
}

// Run opens the window and stays until it is closed.
func (c openCommand) Run(e env) error { return e.window(c.File, e.now) }

// errDamaged ends a check that found something; what it found stands on standard output.
var errDamaged = errors.New("the dossier is damaged: keep the file as it is, and open the newest good copy or backup of it, or read what can be read into a new dossier with truceboard salvage")

// errSalvaged ends a check that found the file sound, and that it was salvaged with losses that did not come back.
var errSalvaged = errors.New("the dossier was salvaged from a damaged file and is not all that it was: merge it with an undamaged copy or a backup (truceboard merge FILE COPY)")

// errUnrecorded ends a check that found the file sound, and records or a trail that somebody changed with another program.
var errUnrecorded = errors.New("the dossier was changed by another program, past its audit trail: hold it against a backup (truceboard backup --compare), and put right what is named, as it says: mostly by merging an undamaged copy or backup into it (truceboard merge)")
