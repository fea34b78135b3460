package dashboard

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// boxes are objects that need some room.
func boxes(sizes ...fyne.Size) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, size := range sizes {
		box := canvas.NewRectangle(nil)
		box.SetMinSize(size)
		all = append(all, box)
	}
	return all
}

func TestLayoutsGiveEachWhatItNeeds(t *testing.T) {
	for name, layout := range map[string]fyne.Layout{
		"columns": columns{3, 2}, "rows": rows{5, 4}, "uneven columns": columns{1, 9}, "uneven rows": rows{1, 9}, "inset": inset{12, 2},
	} {
		objects := boxes(fyne.NewSize(100, 140), fyne.NewSize(180, 90))
		if name == "inset" {
			objects = objects[:1]
		}
		size := layout.MinSize(objects)
		container.New(layout, objects...).Resize(size)
		for i, o := range objects {
			end := o.Position().Add(o.Size())
			if o.Size().Width < o.MinSize().Width-0.1 || o.Size().Height < o.MinSize().Height-0.1 || end.X > size.Width+0.1 || end.Y > size.Height+0.1 {
				t.Errorf("%s in %v: object %d gets %v at %v, it needs %v", name, size, i, o.Size(), o.Position(), o.MinSize())
			}
		}
	}
}

func TestLayoutsKeepTheirProportions(t *testing.T) {
	objects := boxes(fyne.Size{}, fyne.Size{})
	columns{3, 1}.Layout(objects, fyne.NewSize(400+gap, 50))
	if objects[0].Size().Width != 300 || objects[1].Size().Width != 100 || objects[1].Position().X != 300+gap {
		t.Errorf("columns of %v and %v, the second at %v", objects[0].Size(), objects[1].Size(), objects[1].Position())
	}
	rows{1, 4}.Layout(objects, fyne.NewSize(50, 500+gap))
	if objects[0].Size().Height != 100 || objects[1].Size().Height != 400 || objects[1].Position().Y != 100+gap {
		t.Errorf("rows of %v and %v, the second at %v", objects[0].Size(), objects[1].Size(), objects[1].Position())
	}
}
