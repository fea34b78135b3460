package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"

	"truceboard/store/ceasefire"
)

// GeoLayer is a layer of points in a GeoPackage: the table's name, what it is called, what it says of itself, and its columns.
type GeoLayer struct {
	Name, Title, About string
	Columns            []GeoColumn
}

// GeoColumn is a column of a layer. Type is one of GeoPackage's: TEXT, INTEGER, REAL, DATE, DATETIME or BOOLEAN (OGC 12-128r18, table 1).
type GeoColumn struct{ Name, Type string }

// GeoRow is one feature: its point in degrees (WGS 84), nil where it has none, and its values in the columns' order.
type GeoRow struct {
	Point  *ceasefire.Point
	Values []any
}

// WriteGeoPackage writes a layer as a GeoPackage (OGC 12-128r18, version 1.3), with a spatial index: whole, or not at all. An error of rows ends it.
func WriteGeoPackage(ctx context.Context, path string, layer GeoLayer, rows iter.Seq2[GeoRow, error]) error {
	return makeWhole(path, func(beside string) (err error) {
		db, err := sql.Open("sqlite3", dataSource(beside, accessExport))
		if err != nil {
			return err
		}
		db.SetMaxOpenConns(1)
		defer func() { err = errors.Join(err, db.Close()) }()
		g := &geoPackage{ctx: ctx, layer: layer}
		if g.tx, err = db.BeginTx(ctx, nil); err != nil {
			return err
		}
		if err := g.write(rows); err != nil {
			return errors.Join(ctx.Err(), err, g.tx.Rollback()) // what was called off may end with a statement that is closed
		}
		if err := g.tx.Commit(); err != nil {
			return err
		}
		_, err = db.ExecContext(ctx, "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300")
		return err
	})
}

// geoPackage is a GeoPackage being written.
type geoPackage struct {
	ctx   context.Context
	tx    *sql.Tx
	layer GeoLayer
	box   ceasefire.GeoBox
}

func (g *geoPackage) write(rows iter.Seq2[GeoRow, error]) error {
	if err := g.exec(geoTables); err != nil {
		return err
	}
	columns, marks := []string{`"geom" POINT`}, []string{"?"}
	for _, c := range g.layer.Columns {
		columns = append(columns, quoted(c.Name)+" "+c.Type)
		marks = append(marks, "?")
	}
	if err := g.exec("CREATE TABLE " + g.table() + ` ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ` + strings.Join(columns, ", ") + ")"); err != nil {
		return err
	}
	if err := g.exec("CREATE VIRTUAL TABLE " + g.index() + " USING rtree(id, minx, maxx, miny, maxy)"); err != nil {
		return err
	}
	if err := g.addRows(rows, "INSERT INTO "+g.table()+" VALUES (NULL, "+strings.Join(marks, ", ")+")"); err != nil {
		return err
	}
	if err := g.exec(geoTriggers(g.layer.Name)); err != nil { // once the rows are in, for they call functions that readers of GeoPackages bring
		return err
	}
	return g.describe()
}

func (g *geoPackage) exec(statement string, args ...any) error {
	if _, err := g.tx.ExecContext(g.ctx, statement, args...); err != nil {
		return fmt.Errorf("writing the GeoPackage: %w", err)
	}
	return nil
}

func (g *geoPackage) table() string { return quoted(g.layer.Name) }
func (g *geoPackage) index() string { return quoted("rtree_" + g.layer.Name + "_geom") }

// quoted writes a name as SQL has it.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func (g *geoPackage) addRows(rows iter.Seq2[GeoRow, error], statement string) error {
	add, err := g.tx.PrepareContext(g.ctx, statement)
	if err != nil {
		return err
	}
	defer add.Close()
	place, err := g.tx.PrepareContext(g.ctx, "INSERT INTO "+g.index()+" VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer place.Close()
	for row, err := range rows {
		if err != nil {
			return err
		}
		done, err := add.ExecContext(g.ctx, append([]any{geoBlob(row.Point)}, row.Values...)...)
		if err != nil {
			return err
		}
		if row.Point == nil {
			continue
		}
		key, err := done.LastInsertId()
		if err != nil {
			return err
		}
		g.box = g.box.Hold(*row.Point)
		if _, err := place.ExecContext(g.ctx, key, row.Point.Lon, row.Point.Lon, row.Point.Lat, row.Point.Lat); err != nil {
			return err
		}
	}
	return nil
}

// wgs84 is the number of the WGS 84 coordinate system (EPSG).
const wgs84 = 4326

// geoBlob gives a point as GeoPackage keeps it: a header that names the coordinate system, and well-known binary (OGC 12-128r18, 2.1.3).
func geoBlob(p *ceasefire.Point) any {
	if p == nil {
		return nil
	}
	blob := []byte{'G', 'P', 0, 1} // version 1, little-endian, without an envelope
	blob = binary.LittleEndian.AppendUint32(blob, wgs84)
	blob = append(blob, 1) // little-endian
	blob = binary.LittleEndian.AppendUint32(blob, 1)
	blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(p.Lon))
	return binary.LittleEndian.AppendUint64(blob, math.Float64bits(p.Lat))
}

// describe says what the layer is, and that it has an index.
func (g *geoPackage) describe() error {
	if err := g.exec("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id) VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?)",
		g.layer.Name, g.layer.Title, g.layer.About, g.box.West, g.box.South, g.box.East, g.box.North, wgs84); err != nil {
		return err
	}
	if err := g.exec("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)", g.layer.Name, wgs84); err != nil {
		return err
	}
	return g.exec("INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')", g.layer.Name)
}
