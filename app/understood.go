package main

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// understood puts what the flag library says of a command line into words for whoever typed it. What it does not know it leaves as it is.
func understood(err error) error {
	text := err.Error()
	for _, known := range []struct {
		pattern string
		say     func(part []string) string
	}{
		{`^(\S+): (?:expected .* value but got "EOL"|missing value)`, func(part []string) string { return part[1] + " needs a value" }},
		{`^(--\S+): expected .* value but got "(.*)" \(.* flag\)`, func(part []string) string {
			return fmt.Sprintf("%s needs a value, and %s looks like a flag: write %s=%s", part[1], part[2], part[1], part[2])
		}},
		{`^(--\S+): bool value must be .* but got "(.*)"$`, func(part []string) string {
			return fmt.Sprintf("%s takes no value: leave %q out", part[1], part[2])
		}},
		{`^(\S+) must be one of (.*) but got (".*")$`, func(part []string) string {
			return fmt.Sprintf("%s %s is not known: give %s", part[1], part[3], choices(part[2]))
		}},
		{`^expected "(<\S+>)"$`, func(part []string) string { return part[1] + " is missing" }},
		{`^expected "(<.+>)"$`, func(part []string) string { return part[1] + " are missing" }},
	} {
		if part := regexp.MustCompile(known.pattern).FindStringSubmatch(text); part != nil {
			return errors.New(known.say(part))
		}
	}
	return err
}

// choices gives a list such as "in","out","all" as a sentence has it. The empty one, which stands for a flag that is left out, is none to give.
func choices(list string) string {
	words := slices.DeleteFunc(strings.Split(strings.ReplaceAll(list, `"`, ""), ","), func(word string) bool { return word == "" })
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// givenEmpty refuses a flag that was given with nothing in it, as a script does whose variable is empty: taken as left out, it would
// quietly show another instant, or more, than was asked for.
func givenEmpty(parsed *kong.Context) error {
	for _, element := range parsed.Path {
		if element.Flag != nil && hasEmpty(element.Flag.Target) {
			return fmt.Errorf("--%s has no value: give one, or leave the flag out", element.Flag.Name)
		}
	}
	return nil
}

func hasEmpty(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.String:
		return strings.TrimSpace(value.String()) == ""
	case reflect.Slice:
		for i := range value.Len() {
			if hasEmpty(value.Index(i)) {
				return true
			}
		}
		return value.Len() == 0
	}
	return false
}
