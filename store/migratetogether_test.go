package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// between does something before the shape of a file is read, as another program would at that very moment.
type between struct {
	telling
	do func()
}

func (b between) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := b.telling.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return betweenConn{conn.(tellingConn), b.do}, nil
}

type betweenConn struct {
	tellingConn
	do func()
}

func (c betweenConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if strings.Contains(query, "sqlite_schema") {
		c.do()
	}
	return c.tellingConn.QueryContext(ctx, query, args)
}

// A file that another program brings up to date while it is looked at is no foreign one: its layout and its shape are those of one moment.
func TestAFileThatIsBroughtUpToDateMeanwhileIsNotForeign(t *testing.T) {
	ctx, path := context.Background(), firstLayout(t)
	steps, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	other := connect(path, accessWrite)
	defer other.Close()
	if _, err := layoutOf(ctx, other); err != nil { // it has the file open, with its log
		t.Fatal(err)
	}
	pool := sql.OpenDB(between{telling{path: path, file: path, source: dataSource(path, accessRead)}, sync.OnceFunc(func() {
		if err := migrate(ctx, other, 1, steps); err != nil {
			t.Error(err)
		}
	})})
	defer pool.Close()
	for _, want := range []int{1, len(steps)} {
		if got, err := recognise(ctx, pool, path, steps); got != want || err != nil {
			t.Errorf("layout %d, %v, want %d", got, err, want)
		}
	}
}

// A step that another program took meanwhile is not taken again.
func TestAStepIsTakenOnce(t *testing.T) {
	ctx, d := context.Background(), testDossier(t)
	before, err := shape(ctx, d.read)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	if err := migrate(ctx, d.writer, 3, steps); err != nil {
		t.Error(err)
	}
	after, err := shape(ctx, d.read)
	if err != nil || fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("the shape is %v, %v", after, err)
	}
}

// A copy that was made too late, when another program had begun to change the layout, does not pass for one of the old layout.
func TestNoCopyIsCalledByALayoutThatItHasNot(t *testing.T) {
	d := testDossier(t)
	if err := copyBefore(context.Background(), d.writer, d.Path(), 3, recorded); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(d.Path()), "* (layout *"))
	if err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// causeOf gives what was said to whom, and what the system said.
func causeOf(err error) string {
	var told *OpenError
	if errors.As(err, &told) {
		return fmt.Sprintf("%v: %v", told, told.cause)
	}
	return err.Error()
}

// Several programs that open one older dossier at the same moment all get it, in the newest layout, and each copy that was made is of the old one.
func TestSeveralProgramsMayBringADossierUpToDateAtOnce(t *testing.T) {
	ctx, path := context.Background(), firstLayout(t)
	var ready, over sync.WaitGroup
	for range 4 {
		ready.Add(1)
		over.Go(func() {
			ready.Done()
			ready.Wait()
			d, err := Open(ctx, path, Options{Who: "Tester"})
			if err != nil {
				t.Error(causeOf(err))
				return
			}
			if err := d.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	over.Wait()
	again, err := Open(ctx, path, Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	sound(t, again)
	copies := datedCopies(t, path)
	if len(copies) == 0 {
		t.Error("no copy was made")
	}
	for _, copied := range copies {
		if got := layoutNow(t, copied); got != 1 {
			t.Errorf("%s is of layout %d", copied, got)
		}
	}
}
