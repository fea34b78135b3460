package dashboard

// newSections makes the sections of the agreement's page in the order in which an agreement is built. leave closes the form that is open.
func newSections(w *Window, leave func()) []section {
	return []section{
		newAgreementSection(leave), newPartySection(leave), newCommitmentSection(w.readAt, leave), newScopeSection(w, leave), newNameSection(w, leave), newAreaSection(leave),
		newTallySection(leave), newEventSection(leave), newSourceSection(leave),
	}
}
