package exchange

import (
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// monthNames gives the months by their names and short names in English, French, Spanish and Arabic (of the Levant, and those taken from Latin), in
// lower case and without accents.
func monthNames() map[string]time.Month {
	names := map[string]time.Month{}
	for _, list := range append([]string{
		"january february march april may june july august september october november december",
		"jan feb mar apr may jun jul aug sep oct nov dec",
		"jan feb mar apr may jun jul aug sept oct nov dec",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
		"janv fevr mars avr mai juin juil aout sept oct nov dec",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"ene feb mar abr may jun jul ago set oct nov dic",
	}, ceasefire.ArabicMonths()...) {
		for i, name := range strings.Fields(list) {
			names[plainDigits(name)] = time.Month(i + 1)
		}
	}
	return names
}
