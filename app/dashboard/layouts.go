package dashboard

import "fyne.io/fyne/v2"

// gap is the space between two panels.
const gap = 16

// columns lays its objects side by side, their widths in the given proportions, a gap between them.
type columns []float32

// MinSize is what all need side by side in those proportions.
func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		least := o.MinSize()
		size.Height = max(size.Height, least.Height)
		size.Width = max(size.Width, least.Width/share(c, i))
	}
	size.Width += gap * float32(max(len(objects)-1, 0))
	return size
}

// Layout places the objects from left to right.
func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	free := size.Width - gap*float32(max(len(objects)-1, 0))
	x := float32(0)
	for i, o := range objects {
		width := free * share(c, i)
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width + gap
	}
}

// rows lays its objects one above the other, their heights in the given proportions, a gap between them.
type rows []float32

// MinSize is what all need above each other in those proportions.
func (r rows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height = max(size.Height, least.Height/share(r, i))
	}
	size.Height += gap * float32(max(len(objects)-1, 0))
	return size
}

// Layout places the objects from the top down.
func (r rows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	free := size.Height - gap*float32(max(len(objects)-1, 0))
	y := float32(0)
	for i, o := range objects {
		height := free * share(r, i)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + gap
	}
}

// inset leaves room at the sides of an object, and above and below it.
type inset struct{ side, end float32 }

// MinSize is the object's with the room around it.
func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*i.side, 2*i.end)
}

// Layout places the object within the room.
func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size.SubtractWidthHeight(2*i.side, 2*i.end))
	objects[0].Move(fyne.NewPos(i.side, i.end))
}

// share gives the part of the whole that the nth of some proportions has.
func share(parts []float32, n int) float32 {
	sum := float32(0)
	for _, p := range parts {
		sum += p
	}
	return parts[n] / sum
}

// footRoom is kept free beneath every page for one line of what is said, so that nothing on a page moves or is covered when something is said.
const footRoom = 36

// aboveFoot gives the first of two objects the room above the second, which stands at the foot over the whole width: a line as long as it says little, more where it says more.
type aboveFoot struct{}

// MinSize is what the first needs with one line beneath it: a window does not grow because more is said.
func (aboveFoot) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, footRoom)
}

// Layout places them. How high the foot is depends on its width, which it is given first.
func (aboveFoot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	foot := objects[1]
	foot.Resize(fyne.NewSize(size.Width, foot.MinSize().Height))
	height := max(foot.MinSize().Height, footRoom)
	foot.Resize(fyne.NewSize(size.Width, height))
	foot.Move(fyne.NewPos(0, size.Height-height))
	objects[0].Resize(fyne.NewSize(size.Width, size.Height-height))
	objects[0].Move(fyne.Position{})
}

// pageRoom leaves room at the sides of a page and above it, and a little beneath it, where its foot is.
type pageRoom struct{}

// abovePage and belowPage are the room above and beneath a page.
const abovePage, belowPage = 12, 4

// MinSize is the page's with the room around it.
func (pageRoom) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*gap, abovePage+belowPage)
}

// Layout places the page within the room.
func (pageRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size.SubtractWidthHeight(2*gap, abovePage+belowPage))
	objects[0].Move(fyne.NewPos(gap, abovePage))
}
