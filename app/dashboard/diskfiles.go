package dashboard

import (
	"errors"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage/repository"

	"truceboard/store/keepopen"
)

// everyFile is all that Fyne's own repository of files can do.
type everyFile interface {
	repository.DeleteAllRepository
	repository.AppendableRepository
	repository.HierarchicalRepository
	repository.ListableRepository
	repository.MovableRepository
	repository.CopyableRepository
}

// diskFiles is Fyne's repository of files, but for how it reads them: a file dialog looks into each file of a folder to choose its picture, and opens the one that is chosen. One of them may be the dossier that is open, whose
// locks its closing would drop.
type diskFiles struct{ everyFile }

// readDiskSafely has Fyne read files so.
func readDiskSafely() {
	uri, err := repository.ParseURI("file:///")
	if err != nil {
		return // no file can be chosen by a dialog either
	}
	of, err := repository.ForURI(uri)
	if whole, ok := of.(everyFile); err == nil && ok {
		if _, already := of.(diskFiles); !already {
			repository.Register("file", diskFiles{whole})
		}
	}
}

// diskFile is a file that was opened by its URI.
type diskFile struct {
	*keepopen.File
	uri fyne.URI
}

// URI is the file's.
func (f diskFile) URI() fyne.URI { return f.uri }

// Reader opens a file.
func (diskFiles) Reader(u fyne.URI) (fyne.URIReadCloser, error) {
	file, err := keepopen.Open(u.Path())
	if err != nil {
		return nil, err
	}
	return diskFile{file, u}, nil
}

// CanRead reports whether a file can be read.
func (diskFiles) CanRead(u fyne.URI) (bool, error) {
	file, err := keepopen.Open(u.Path())
	if errors.Is(err, os.ErrPermission) || errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, file.Close()
}
