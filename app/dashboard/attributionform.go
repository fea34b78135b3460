package dashboard

import (
	"cmp"
	"context"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// attributionForm is the ruling on whose act an incident was.
type attributionForm struct {
	incidentRuling
	a, b       *choice
	confidence *pick
	reason     *formEntry
}

// confidences lists how sure an attribution is.
func confidences() []string { return []string{"high", "moderate", "low"} }

func newAttributionForm(d *incidentDetail) *attributionForm {
	f := &attributionForm{}
	f.incidentRuling = incidentRuling{detail: d, kind: "attribution", title: "Attribute", said: "Attributed: ", form: newFormBody(d.redisplay), read: f.write}
	d.window.follow(f.form.scroll)
	f.a, f.b, f.confidence = f.form.choice(), f.form.choice(), f.form.pick(confidences())
	f.reason = f.form.lines("Why: it stands with the incident for good")
	f.form.add(f.form.field("party_a", "By", f.a))
	f.form.add(f.form.field("party_b", "Against", f.b))
	f.form.add(f.form.field("confidence", "Confidence", f.confidence))
	f.form.add(f.form.field("reason", "Reason", f.reason))
	return f
}

// begin opens the form on an incident with the parties that it has; how it was coded stays in sight.
func (f *attributionForm) begin(i ceasefire.Incident, frame ceasefire.Frame) {
	ids, names := partyIDs(frame)
	f.form.fill(func() {
		f.a.offer("no party", ids, names, i.SideA.Party)
		f.b.offer("no party", ids, names, i.SideB.Party)
		f.confidence.SetSelectedIndex(1)
		f.reason.SetText("")
	})
	f.open(f.a, incidentTitle(i, frame)+"\n"+sentenceOf(codedWords(i)+"; that coding is kept"))
}

func (f *attributionForm) write(i ceasefire.Incident) (func(context.Context, *store.Dossier) error, []ceasefire.Problem) {
	a := ceasefire.Attribution{Incident: i.ID, PartyA: f.a.chosen(), PartyB: f.b.chosen(), Confidence: f.confidence.Selected, Reason: typed(f.reason)}
	if a.Reason == "" {
		return nil, []ceasefire.Problem{{Field: "reason", Message: "Say why: an attribution without a reason cannot be defended."}}
	}
	return func(ctx context.Context, d *store.Dossier) error { return d.Attribute(ctx, a) }, nil
}

// codedWords says how an incident was coded: "coded as Government of Iraq → IS".
func codedWords(i ceasefire.Incident) string {
	return "coded as " + became(cmp.Or(i.SideA.Actor, "nobody"), cmp.Or(i.SideB.Actor, "nobody"))
}

// attributionWords says what an analyst made of the coding: "coded as Government of Iraq → IS; attributed to US → IS: why (confidence high; by Amal,
// 12 Sep 2016, 19:00)". It is nothing where nobody attributed it.
func attributionWords(i ceasefire.Incident, frame ceasefire.Frame, r store.IncidentRulings, zone *time.Location) string {
	if len(r.Attributions) == 0 {
		return ""
	}
	a := r.Attributions[0]
	name := func(id ceasefire.ID) string {
		party, _ := frame.Party(id)
		return cmp.Or(party.Name, "no party")
	}
	var how []string
	if a.Confidence != "" {
		how = append(how, "confidence "+a.Confidence)
	}
	how = append(how, stampWords(a.Recorded, zone))
	return codedWords(i) + "; attributed to " + became(name(a.PartyA), name(a.PartyB)) + ": " + a.Reason + " (" + strings.Join(how, "; ") + ")"
}

// stampWords says who recorded something and when.
func stampWords(s ceasefire.Stamp, zone *time.Location) string {
	return "by " + s.By + ", " + ceasefire.FormatInstant(s.At, ceasefire.PrecisionMinute, zone)
}
