package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/exchange"
)

// importDocument is what import --json prints. Rejected holds the rows that wait for --update too, which updates_pending counts; changes says
// what changed in the first of them, and of those that were updated.
type importDocument struct {
	Read           int              `json:"read"`
	Added          int              `json:"added"`
	Updated        int              `json:"updated"`
	Duplicates     int              `json:"duplicates"`
	Rejected       []rejectedRecord `json:"rejected"`                // the first of them where there are very many
	RejectedMore   int              `json:"rejected_more,omitempty"` // how many there are beyond those
	UpdatesPending int              `json:"updates_pending"`
	Changes        []changeRecord   `json:"changes"`
	Warnings       []rowRecord      `json:"warnings"`
	Unmapped       []wordRecord     `json:"unmapped"`
	Format         string           `json:"format"`
	FrameTaken     bool             `json:"frame_taken"`
	FrameLeft      []string         `json:"frame_left"`               // in words: what of the file's agreement is not here, and was not taken
	FrameOther     []string         `json:"frame_other"`              // what of it is another here
	Notes          []string         `json:"notes,omitempty"`          // what was settled without asking, in sentences
	LeftBelonging  []string         `json:"belonging_left,omitempty"` // in words: what belongs to incidents that the import does not add, and was not taken
	LikeRows       []likeRecord     `json:"like_rows"`                // rows without an identifier that say the same; each is an incident of its own, unless like_once says otherwise
	LikeOnce       bool             `json:"like_once,omitempty"`      // they were taken once
	Learned        []string         `json:"learned,omitempty"`        // the names that stand for a party from the import on
	DryRun         bool             `json:"dry_run"`
	alteredDocument
}

// changeRecord is what changed in a row since it was imported.
type changeRecord struct {
	Line   int           `json:"line"`
	Title  string        `json:"title"`
	Fields []fieldRecord `json:"fields"`
	ByHand []string      `json:"by_hand,omitempty"` // names of fields that were changed by hand since too: before is what stands here, after what the source has
}

// likeRecord is a row without an identifier that says the same as others below it: the line of the first, and of the others.
type likeRecord struct {
	Line  int   `json:"line"`
	Again []int `json:"again"`
}

// fieldRecord is one thing that changed, in words.
type fieldRecord struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func changeRecords(changes []store.RowChange) []changeRecord {
	records := make([]changeRecord, 0, len(changes))
	for _, change := range changes {
		record := changeRecord{Line: change.Line, Title: change.Title, Fields: []fieldRecord{}, ByHand: change.ByHand}
		for _, field := range change.Fields {
			record.Fields = append(record.Fields, fieldRecord(field))
		}
		records = append(records, record)
	}
	return records
}

// rowRecord is what is said of one row of the file.
type rowRecord struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// rejectedRecord is a row that was not taken: the column that is at fault and what stands in it are empty where it is the row as a whole.
type rejectedRecord struct {
	Line   int    `json:"line"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// wordRecord is a word of the file that stands for nothing the dossier has, or a column (of the kind column) that is read into no field.
type wordRecord struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	Rows int    `json:"rows"`
}

func (c importCommand) document(out intake.Outcome) importDocument {
	r := out.ImportResult
	rejected, warnings, unmapped := make([]rejectedRecord, 0, len(r.Rejected)), make([]rowRecord, 0, len(r.Warnings)), []wordRecord{}
	for _, row := range r.Rejected {
		rejected = append(rejected, rejectedRecord{row.Line, row.Column, row.Value, row.Reason})
	}
	for _, row := range r.Warnings {
		warnings = append(warnings, rowRecord(row))
	}
	for _, v := range out.Unmapped() {
		unmapped = append(unmapped, wordRecord{Kind: string(v.Kind), Text: v.Text, Rows: v.Rows})
	}
	for _, column := range out.Reading.Unread() {
		unmapped = append(unmapped, wordRecord{Kind: "column", Text: column, Rows: r.Read})
	}
	like := make([]likeRecord, 0, len(out.Like))
	for _, row := range out.Like {
		like = append(like, likeRecord(row))
	}
	var learned []string
	for _, name := range r.Learned {
		learned = append(learned, name.Name)
	}
	return importDocument{
		Learned: learned, LikeRows: like, LikeOnce: out.Reading.Mapping.LikeOnce,
		Read: r.Read, Added: r.Added, Updated: r.Updated, Duplicates: r.Duplicates, Rejected: rejected, RejectedMore: r.More, UpdatesPending: r.Pending,
		Changes: changeRecords(r.Changes), Warnings: warnings,
		Unmapped: unmapped, Format: string(out.Reading.Format), DryRun: c.DryRun, alteredDocument: alteredAs(r.Altered), FrameTaken: r.FrameTaken,
		LeftBelonging: intake.LeftWords(r),
		Notes:         out.Reading.Notes,
		FrameLeft:     append([]string{}, r.FrameLeft...), FrameOther: append([]string{}, r.FrameOther...),
	}
}

// mapDocument is what import --save-map --json prints: the columns' names, and what is not sure of how the file is to be read.
type mapDocument struct {
	Saved   string        `json:"saved"`
	Format  string        `json:"format"`
	Columns []string      `json:"columns"`
	Doubts  []doubtRecord `json:"doubts"`
}

// doubtRecord is what is not sure, and the option that settles it.
type doubtRecord struct {
	About   string   `json:"about"`
	Reason  string   `json:"reason"`
	Flag    string   `json:"flag"`
	Choices []string `json:"choices"`
}

// saveMap writes how a file would be read, for somebody to complete; what is not sure stands in it as what is likeliest.
func (c importCommand) saveMap(ctx context.Context, e env, d *store.Dossier, told exchange.Reading) error {
	if err := store.RefuseTarget(c.SaveMap, c.Data); err != nil {
		return err
	}
	found, err := intake.Look(ctx, d, c.Data, told)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := exchange.WriteReading(&text, found.Reading); err != nil {
		return err
	}
	if err := store.WriteWhole(c.SaveMap, text.Bytes()); err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(e.out, c.mapDocument(found.Reading))
	}
	_, err = io.WriteString(e.out, c.mapText(found.Reading))
	return err
}

func (c importCommand) mapText(r exchange.Reading) string {
	text := fmt.Sprintf("wrote %s: nothing was imported\n", c.SaveMap)
	for _, doubt := range r.Doubts {
		text += fmt.Sprintf("%s %s settles it\n", doubt.Reason, doubt.About.Flag())
	}
	return text
}

func (c importCommand) mapDocument(r exchange.Reading) mapDocument {
	document := mapDocument{Saved: c.SaveMap, Format: string(r.Format), Columns: append([]string{}, r.Header...), Doubts: []doubtRecord{}}
	for _, doubt := range r.Doubts {
		record := doubtRecord{About: string(doubt.About), Reason: doubt.Reason, Flag: doubt.About.Flag()}
		for _, choice := range doubt.Choices {
			record.Choices = append(record.Choices, choice.Value)
		}
		document.Doubts = append(document.Doubts, record)
	}
	return document
}
