// Package store keeps a dossier on disk: one SQLite file, with everything that is known about one agreement.
//
// All SQL is here. A write is one transaction that carries its own line of the audit trail, and is on the disk when the call returns
// (synchronous=FULL). One connection writes, several read. A file that is not a dossier, or cannot be used as one, gives an
// *OpenError; a record that must not be saved an *InvalidError; a record that is not there a *NotFoundError.
package store
