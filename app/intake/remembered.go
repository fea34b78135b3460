package intake

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// Remembered is how a file of the same columns was read last. Reading is what was told of this one with that. Words say what there is to say of it, nothing where nothing was remembered.
type Remembered struct {
	Found   bool
	Reading exchange.Reading
	Words   string
}

// rememberedKey begins the key of every setting that keeps a mapping.
const rememberedKey = "mapping "

// RememberedAny reports whether a dossier remembers how any file was read.
func RememberedAny(ctx context.Context, d *store.Dossier) (bool, error) {
	return d.HasSettings(ctx, rememberedKey)
}

// RememberedAs is the setting under which the mapping for files of the same columns is kept; this program's own export has none, and is known by its format.
func RememberedAs(r exchange.Reading) string {
	if len(r.Header) == 0 {
		return rememberedKey + string(r.Format)
	}
	return rememberedKey + r.LayoutKey()
}

// Recall reads the mapping that was used last for a file of the same columns. Beside the mapping it settles what is in doubt; what the file itself says goes before.
func Recall(ctx context.Context, d *store.Dossier, frame ceasefire.Frame, told, found exchange.Reading) Remembered {
	text, there, err := d.Setting(ctx, RememberedAs(found))
	if err == nil && !there {
		return Remembered{Reading: told}
	}
	var old exchange.Reading
	if err == nil {
		old, err = exchange.ReadReading(strings.NewReader(text))
	}
	if err != nil {
		why, _, _ := strings.Cut(err.Error(), "\n")
		return Remembered{Reading: told, Words: "✕ The mapping that was used last for such a file cannot be read, and is left out: " + strings.TrimSuffix(why, ".") + "."}
	}
	for _, doubt := range found.Doubts {
		if settled, err := told.Settle(doubt.About, valueOf(old, doubt.About)); err == nil && valueOf(old, doubt.About) != "" {
			told = settled
		}
	}
	mapping, left := old.Mapping.Fitting(frame)
	mapping.Dataset = told.Mapping.Dataset // another list may have the same columns
	mapping.LikeOnce = mapping.LikeOnce || told.Mapping.LikeOnce
	told.Mapping = mapping
	words := "Read as such a file was read last. "
	if found.NoHeader {
		words = "Read as a file with columns of these kinds was read last; no row names them, so look at each. "
	}
	return Remembered{true, told, strings.TrimSpace(words + UnfitWords("it", left))}
}

// valueOf gives what a reading says of what may be in doubt.
func valueOf(r exchange.Reading, about exchange.About) string {
	switch about {
	case exchange.AboutEncoding:
		return string(r.Encoding)
	case exchange.AboutDelimiter:
		if r.Delimiter != 0 {
			return exchange.DelimiterName(r.Delimiter)
		}
	case exchange.AboutSheet:
		return r.Sheet
	case exchange.AboutDates:
		return string(r.DateOrder)
	}
	return ""
}

// UnfitWords says how many words of a mapping, which is called so, stand for what the dossier does not have; nothing where none do.
func UnfitWords(of string, left int) string {
	switch left {
	case 0:
		return ""
	case 1:
		return "1 word of " + of + " stands for what this dossier does not have, and is left out."
	}
	return fmt.Sprintf("%d words of %s stand for what this dossier does not have, and are left out.", left, of)
}

// Remember keeps how a file was read for the next one of the same columns.
func Remember(ctx context.Context, d *store.Dossier, r exchange.Reading) error {
	var text bytes.Buffer
	if err := exchange.WriteReading(&text, r); err != nil {
		return err
	}
	return d.SetSetting(ctx, RememberedAs(r), text.String())
}
