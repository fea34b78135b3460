package dashboard

import (
	"os"
	"testing"

	"truceboard/store/testfolders"
)

// TestMain runs the tests apart from the folders of whoever runs them.
func TestMain(m *testing.M) { os.Exit(testfolders.Run(m)) }
