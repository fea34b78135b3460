package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"truceboard/assets"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// SampleTemplate is the template that has sample incidents, and that the window opens on at its first start.
const SampleTemplate = "syria-2016"

// SettingOpenAt is the dossier's setting that names the instant at which it is first read (RFC 3339).
const SettingOpenAt = "open_at"

// Making says how a dossier is made: from a template, which is a name or the path of a .json file, or, where that is empty, from Blank.
// Now is the computer's clock.
type Making struct {
	Template string
	Blank    ceasefire.Frame
	Sample   bool
	Who      string
	Now      func() time.Time
}

// Check says what is wrong with what was asked for, before anything is made. A template's file is looked at only when it is read.
func (m Making) Check() error {
	if builtIn := m.Template != "" && !isFile(m.Template); builtIn {
		if _, err := assets.OpenTemplate(m.Template); err != nil {
			return err
		}
	}
	if m.Sample && m.Template != SampleTemplate {
		return fmt.Errorf("the template %s has no sample: make it without --sample, or use %s", m.Template, SampleTemplate)
	}
	return nil
}

// isFile reports whether a template's name is the path of a file.
func isFile(name string) bool { return strings.EqualFold(filepath.Ext(name), ".json") }

// New makes a dossier from a template, with the template's sample incidents where they are wanted, or from a blank agreement. It is made
// whole or not at all; a file that exists is refused.
func New(ctx context.Context, path string, m Making) error {
	if err := m.Check(); err != nil {
		return err
	}
	frame, keys, err := m.frame()
	if err != nil {
		return err
	}
	d, err := store.Create(ctx, path, frame, store.Options{Who: m.Who, Now: m.Now})
	if err != nil {
		return err
	}
	if m.Sample {
		err = addSample(ctx, d, frame, keys)
	}
	if err = errors.Join(err, d.Close()); err != nil {
		return errors.Join(err, removeNew(path))
	}
	return nil
}

// removeNew removes a dossier that did not get whole, with the log that a full disk kept from being brought into it.
func removeNew(path string) (err error) {
	for _, ending := range []string{"", "-wal", "-shm"} {
		if failed := os.Remove(path + ending); failed != nil && !errors.Is(failed, os.ErrNotExist) {
			err = errors.Join(err, fmt.Errorf("removing what did not get whole: %w", failed))
		}
	}
	return err
}

// frame reads the template, or gives the blank agreement.
func (m Making) frame() (ceasefire.Frame, exchange.Keys, error) {
	if m.Template == "" {
		return m.Blank, exchange.Keys{}, nil
	}
	text, err := templateText(m.Template)
	if err != nil {
		return ceasefire.Frame{}, exchange.Keys{}, err
	}
	frame, keys, err := exchange.ReadTemplate(bytes.NewReader(text), store.NewID)
	if err != nil {
		return frame, keys, fmt.Errorf("reading the template %s: %w", m.Template, err)
	}
	return frame, keys, nil
}

// mostTemplate bounds the size of a template's file.
const mostTemplate = 16 << 20

// templateText gives the text of a template by its name, or of the file that a path ending in .json names.
func templateText(name string) ([]byte, error) {
	if !isFile(name) {
		return assets.OpenTemplate(name)
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s: check its name and folder", name)
	case err != nil:
		return nil, fmt.Errorf("looking at %s: %w", name, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file: name the template's file", name)
	case info.Size() > mostTemplate:
		return nil, fmt.Errorf("%s is larger than any template: name a template's file", name)
	}
	file, err := store.OpenOrdinary(name)
	if err != nil {
		return nil, fmt.Errorf("opening the template %s: %w", name, err)
	}
	text, err := io.ReadAll(io.LimitReader(file, mostTemplate))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("reading the template %s: %w", name, err)
	}
	return text, nil
}

// sampleOpensAt is the instant at which the sample is first read: two days before the ceasefire, so that the countdown counts.
const sampleOpensAt = "2016-09-10T12:00:00+03:00"

// addSample adds the bundled incidents, the assessments and rulings of the sample analyst, and the instant of the first look.
func addSample(ctx context.Context, d *store.Dossier, frame ceasefire.Frame, keys exchange.Keys) error {
	batch := store.Batch{Name: "UCDP GED, August to October 2016", Format: "ged", Source: exchange.GEDSource()}
	rows := exchange.GED{Frame: frame}.Read(bytes.NewReader(assets.SampleGED()))
	if _, err := d.Import(ctx, batch, rows, false); err != nil {
		return fmt.Errorf("adding the sample incidents: %w", err)
	}
	sample, err := exchange.ReadSample(bytes.NewReader(assets.SampleExtras()), frame, keys)
	if err != nil {
		return fmt.Errorf("reading the sample's assessments: %w", err)
	}
	if err := addJudgements(ctx, d, sample); err != nil {
		return err
	}
	return d.SetSetting(ctx, SettingOpenAt, sampleOpensAt)
}

// addJudgements adds what the sample analyst assessed and ruled.
func addJudgements(ctx context.Context, d *store.Dossier, sample exchange.Sample) error {
	for _, a := range sample.Assessments {
		for _, e := range a.Evidence {
			incident, err := d.IncidentOf(ctx, e.Dataset, e.Key)
			if err != nil {
				return fmt.Errorf("adding the sample's evidence: %w", err)
			}
			a.Assessment.Evidence = append(a.Assessment.Evidence, ceasefire.Evidence{Incident: incident, Stance: e.Stance})
		}
		a.Assessment.Recorded.By = sample.RecordedBy
		if _, err := d.Assess(ctx, a.Assessment); err != nil {
			return fmt.Errorf("adding the sample's assessments: %w", err)
		}
	}
	return addRulings(ctx, d, sample)
}

func addRulings(ctx context.Context, d *store.Dossier, sample exchange.Sample) error {
	for _, a := range sample.Attributions {
		incident, err := d.IncidentOf(ctx, a.Dataset, a.Key)
		if err != nil {
			return fmt.Errorf("adding the sample's attributions: %w", err)
		}
		a.Attribution.Incident, a.Attribution.Recorded.By = incident, sample.RecordedBy
		if err := d.Attribute(ctx, a.Attribution); err != nil {
			return fmt.Errorf("adding the sample's attributions: %w", err)
		}
	}
	for _, o := range sample.Overrides {
		incident, err := d.IncidentOf(ctx, o.Dataset, o.Key)
		if err != nil {
			return fmt.Errorf("adding the sample's rulings on scope: %w", err)
		}
		o.Override.Incident, o.Override.Recorded.By = incident, sample.RecordedBy
		if err := d.OverrideScope(ctx, o.Override); err != nil {
			return fmt.Errorf("adding the sample's rulings on scope: %w", err)
		}
	}
	return nil
}
