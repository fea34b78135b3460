package filelock

// Names counts the names by which a file goes on its disk (hard links): 1 for nearly every file. A link that leads to it is no name of its own.
func Names(path string) (uint64, error) { return names(path) }

// Alone reports whether a file stands in its folder by itself, put there from elsewhere (a bind mount of one file), so that what is made beside it is not made beside it where it comes from. Where the system does not tell, it is false.
func Alone(path string) bool { return alone(path) }
