package theme

import "fyne.io/fyne/v2"

// mapIcon is a sheet folded in three, with a pin: Fyne has no such picture.
const mapIcon = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">` +
	`<path fill="#000000" d="M3 5.2 9 3l6 2.2L21 3v15.8L15 21l-6-2.2L3 21zM5 6.6v11.6l3-1.1V5.5zM10 5.5v11.6l4 1.5V6.9zM16 6.9v11.6l3-1.1V5.8z"/></svg>`

// MapIcon gives the picture of a map.
func MapIcon() fyne.Resource { return fyne.NewStaticResource("map.svg", []byte(mapIcon)) }
