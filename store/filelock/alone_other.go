//go:build !linux

package filelock

func alone(string) bool { return false }
