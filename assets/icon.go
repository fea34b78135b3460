package assets

import _ "embed" // the icon is part of the program

//go:embed icon.png
var icon []byte

// Icon gives the program's icon as PNG, 256 pixels square. The slice is the program's own and is not to be changed.
func Icon() []byte { return icon }
