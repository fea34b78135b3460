package exchange

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"truceboard/store/ceasefire"
)

// BelongingWriter is a writer of incidents that can be given, after the last of them, what belongs to them.
type BelongingWriter interface {
	WriteBelonging(b ceasefire.Belonging) error
}

// belongingLayout is a record that belongs to an incident, which stands behind the incidents.
type belongingLayout struct {
	Incident    string          `json:"incident"`
	Override    json.RawMessage `json:"scope_override,omitempty"`
	Attribution json.RawMessage `json:"attribution,omitempty"`
	Attachment  *fileLayout     `json:"attachment,omitempty"`
}

// fileLayout is a file that is kept with an incident; its content is base64 (RFC 4648).
type fileLayout struct {
	ID        string         `json:"id"`
	Name      string         `json:"name"`
	MediaType string         `json:"media_type"`
	SHA256    string         `json:"sha256"`
	Recorded  recordedLayout `json:"recorded"`
	Content   []byte         `json:"content"`
}

// WriteBelonging writes what belongs to an incident that was written, without what is left out.
func (j *jsonWriter) WriteBelonging(b ceasefire.Belonging) error {
	r, redactor := j.export.Redaction, j.export.Redactor
	l, points := belongingLayout{Incident: b.Incident.String()}, j.positions[b.Incident]
	var err error
	switch {
	case b.Override != nil:
		l.Override, err = redactor.record(b.Override, b.Incident, points)
	case b.Attribution != nil:
		l.Attribution, err = redactor.record(b.Attribution, b.Incident, points)
	case b.File == nil, r.Attachments, r.Confidential && (j.confidential[b.Incident] || redactor.namesIn(b.File.Content)):
		return nil
	default:
		l.Attachment = redactor.fileLayout(*b.File, b.Incident, points)
	}
	if err != nil {
		return err
	}
	text, err := json.Marshal(l)
	if err != nil {
		return fmt.Errorf("writing what belongs to an incident: %w", err)
	}
	return j.out.WriteBelonging(text)
}

func (a *Redactor) fileLayout(f ceasefire.KeptFile, of ceasefire.ID, points []ceasefire.Point) *fileLayout {
	f.Name = withoutPositionsOf(a.strike(f.Name), points)
	if a.redaction.Contacts {
		f.Name = WithoutContacts(f.Name)
	}
	a.look(f.Name, LeftIn{ID: of})
	sum := sha256.Sum256(f.Content)
	return &fileLayout{ID: f.ID.String(), Name: f.Name, MediaType: f.MediaType, SHA256: hex.EncodeToString(sum[:]), Content: f.Content,
		Recorded: recordedLayout{By: f.Recorded.By, At: instantText(f.Recorded.At)}}
}

// mostBelonging bounds one record behind the incidents: a file of the size that is taken, as base64.
const mostBelonging = 48 << 20

// Belongings gives what belongs to the incidents of a file, one after another; a file that is kept with an incident is refused where its SHA-256 is not the one given. It is
// asked for once the incidents were read through, which it passes over: passed, where it is set, is called now and then meanwhile.
func (r *Rows) Belongings(ctx context.Context, passed func()) iter.Seq2[ceasefire.Belonging, error] {
	return func(yield func(ceasefire.Belonging, error) bool) {
		if !r.belongings {
			return
		}
		if passed == nil {
			passed = func() {}
		}
		if err := r.eachBelonging(ctx, passed, yield); err != nil && !errors.Is(err, errStopped) {
			yield(ceasefire.Belonging{}, err)
		}
	}
}

// passedEvery is after how many incidents that are passed over, or rows that are read for their sources alone, it is said.
const passedEvery = 512

func (r *Rows) eachBelonging(ctx context.Context, passed func(), yield func(ceasefire.Belonging, error) bool) error {
	f, text, err := openIncidents(ctx, r.file, r.frame, newValues(r.frame, Mapping{}), r.reading.Encoding)
	if err != nil {
		return err
	}
	for n := 0; f.decoder.More(); n++ {
		f.bytes.allow()
		var over json.RawMessage
		if err := f.decoder.Decode(&over); err != nil {
			return f.spoilt(err)
		}
		if n%passedEvery == 0 {
			passed()
		}
	}
	f.take = func(raw json.RawMessage) error {
		passed()
		b, err := belongingOf(raw)
		if err != nil {
			return formatError("line %d: %v; export the file again", f.line(), err)
		}
		if b.Attribution != nil && !(r.tied(&b.Attribution.PartyA) && r.tied(&b.Attribution.PartyB)) {
			return nil // of a party that is none here
		}
		if !yield(b, nil) {
			return errStopped
		}
		return nil
	}
	if err := f.rest(); !isEnd(err) {
		return err
	}
	return text.end()
}

// tied finds a party of the file among those of the dossier, by its ID or else by its name, and reports whether it is there.
func (r *Rows) tied(id *ceasefire.ID) bool {
	if _, here := r.frame.Party(*id); here || id.IsZero() {
		return true
	}
	if r.reading.Frame == nil {
		return false
	}
	there, _ := r.reading.Frame.Party(*id)
	here, known := r.frame.PartyByName(there.Name)
	*id = here.ID
	return known && there.Name != ""
}

// belongingOf reads one record.
func belongingOf(raw []byte) (b ceasefire.Belonging, err error) {
	var l belongingLayout
	if err := refuseDeep(raw); err != nil {
		return b, err
	}
	if err := json.Unmarshal(raw, &l); err != nil {
		return b, fmt.Errorf("it cannot be read: %s", clip(err.Error(), longestReason))
	}
	if b.Incident, err = ceasefire.ParseID(l.Incident); err != nil {
		return b, fmt.Errorf("%q is no incident's id", clip(l.Incident, longestQuoted))
	}
	switch {
	case l.Override != nil:
		b.Override = &ceasefire.ScopeOverride{}
		if err = readRecord(l.Override, b.Override); err == nil && (b.Override.Reason == "" || !knownScope(b.Override.Scope)) {
			err = errors.New("a ruling on scope lacks its reason or its scope")
		}
	case l.Attribution != nil:
		b.Attribution = &ceasefire.Attribution{}
		if err = readRecord(l.Attribution, b.Attribution); err == nil && b.Attribution.Reason == "" {
			err = errors.New("an attribution lacks its reason")
		}
	case l.Attachment != nil:
		b.File, err = l.Attachment.file()
	default:
		err = errors.New("it is no ruling and no file")
	}
	return b, err
}

func knownScope(s ceasefire.Scope) bool {
	return s == ceasefire.InScope || s == ceasefire.OutOfScope || s == ceasefire.Disputed
}

// file gives the file, once its content is what it was.
func (l fileLayout) file() (*ceasefire.KeptFile, error) {
	id, err := ceasefire.ParseID(l.ID)
	if err != nil || l.Name == "" {
		return nil, fmt.Errorf("a file has no id or no name")
	}
	if sum := sha256.Sum256(l.Content); hex.EncodeToString(sum[:]) != l.SHA256 {
		return nil, fmt.Errorf("the file %q is not what was written: its SHA-256 differs", clip(l.Name, longestQuoted))
	}
	return &ceasefire.KeptFile{ID: id, Name: l.Name, MediaType: l.MediaType, Content: l.Content, Recorded: stampOf(l.Recorded)}, nil
}

// stampOf reads who recorded something and when; what cannot be read is not known.
func stampOf(l recordedLayout) ceasefire.Stamp {
	at, err := time.Parse(time.RFC3339, l.At)
	if err != nil {
		return ceasefire.Stamp{By: l.By}
	}
	return ceasefire.Stamp{By: l.By, At: at.UTC()}
}
