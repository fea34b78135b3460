package plot

import "fmt"

// The sizes that a picture may have, in its own units, and how many pixels may stand for one.
const (
	minSide, maxSide   = 200, 16000
	minOnScreen        = 32
	minScale, maxScale = 0.1, 16
	maxPixels          = 160_000_000
)

// SizeError says that a picture cannot be drawn at the size or the scale asked for, and which can.
type SizeError struct{ words string }

func (e SizeError) Error() string { return e.words }

// CheckSize refuses a size or a scale at which no picture is drawn into a file.
func CheckSize(width, height int, scale float64) error {
	if err := checkSides(width, height, minSide); err != nil {
		return err
	}
	return checkScale(width, height, scale)
}

// checkSides refuses a size that is out of range.
func checkSides(width, height, least int) error {
	if width < least || height < least || width > maxSide || height > maxSide {
		return SizeError{fmt.Sprintf("a picture cannot be %d×%d: choose a width and a height from %d to %d", width, height, least, maxSide)}
	}
	return nil
}

// checkScale refuses a scale that is out of range or no number, and a picture of more pixels than memory should be asked for.
func checkScale(width, height int, scale float64) error {
	if !(scale >= minScale && scale <= maxScale) {
		return SizeError{fmt.Sprintf("a picture cannot be drawn at scale %g: choose one from %g to %g", scale, minScale, float64(maxScale))}
	}
	if float64(width)*float64(height)*scale*scale > maxPixels {
		return SizeError{fmt.Sprintf("a picture of %d×%d at scale %g has too many pixels: choose a smaller size or scale", width, height, scale)}
	}
	return nil
}
