package dashboard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"

	"truceboard/widgets/plot"
)

// errNoImageClipboard says that the system has no program that puts a picture on the clipboard: Fyne's own takes text only.
var errNoImageClipboard = errors.New("this system has no program that copies pictures (wl-copy or xclip): save the picture instead")

// copyPicture puts the chart on the clipboard.
func (p *chartsPage) copyPicture() {
	if p.picture != nil {
		p.window.copyPicture(p.picture)
	}
}

// copyPicture puts a picture on the clipboard as a bitmap, through the system's own program.
func (w *Window) copyPicture(picture plot.Picture) {
	preset := plot.Presets()[0]
	w.background("copying the picture", func(ctx context.Context) (func(), error) {
		var drawn bytes.Buffer
		if err := picture.PNG(&drawn, preset.Width, preset.Height, preset.Scale); err != nil {
			return nil, err
		}
		if err := putOnClipboard(ctx, drawn.Bytes(), exec.LookPath); err != nil {
			return nil, err
		}
		return func() { w.notice.say("The picture is on the clipboard.", "", nil) }, nil
	})
}

// putOnClipboard hands a PNG to the first clipboard program that find knows.
func putOnClipboard(ctx context.Context, picture []byte, find func(string) (string, error)) error {
	for _, words := range [][]string{{"wl-copy", "--type", "image/png"}, {"xclip", "-selection", "clipboard", "-t", "image/png", "-i"}} {
		program, err := find(words[0])
		if err != nil {
			continue
		}
		c := exec.CommandContext(ctx, program, words[1:]...)
		c.Stdin = bytes.NewReader(picture)
		if err = c.Run(); err == nil {
			return nil
		}
		if words[0] == "xclip" {
			return fmt.Errorf("%s: %w", words[0], err)
		}
	}
	return errNoImageClipboard
}
