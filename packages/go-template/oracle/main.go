// Runs the cases of ../test/fixtures with Go's own text/template and writes what it prints, or its error, into them.
//
//	go run . ../test/fixtures/*.case
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/template"
)

type section struct{ kind, name, text string }

type testCase struct {
	title    string
	sections []section
}

func main() {
	for _, path := range os.Args[1:] {
		source, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		var out strings.Builder
		for _, c := range readCases(string(source)) {
			writeCase(&out, c, run(c))
		}
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			panic(err)
		}
	}
}

func readCases(source string) []testCase {
	var cases []testCase
	for _, line := range strings.Split(strings.TrimSuffix(source, "\n"), "\n") {
		if title, ok := strings.CutPrefix(line, "=== "); ok {
			cases = append(cases, testCase{title: title})
			continue
		}
		last := &cases[len(cases)-1]
		if head, ok := strings.CutPrefix(line, "--- "); ok {
			kind, name, _ := strings.Cut(head, " ")
			last.sections = append(last.sections, section{kind: kind, name: name})
			continue
		}
		s := &last.sections[len(last.sections)-1]
		s.text += line + "\n"
	}
	return cases
}

func run(c testCase) section {
	root := template.New("root")
	set := &execution{template: root}
	root.Funcs(functions).Funcs(set.functions())
	var data any
	name := ""
	for _, s := range c.sections {
		text := strings.TrimSuffix(s.text, "\n")
		switch s.kind {
		case "missingkey":
			root.Option("missingkey=" + s.name)
		case "data":
			if err := json.Unmarshal([]byte(text), &data); err != nil {
				panic(fmt.Sprintf("%s: %v", c.title, err))
			}
		case "template":
			name = s.name
			if _, err := root.New(name).Parse(text); err != nil {
				return section{kind: "error", text: err.Error() + "\n"}
			}
		}
	}
	var out strings.Builder
	if err := root.ExecuteTemplate(&out, name, data); err != nil {
		return section{kind: "error", text: err.Error() + "\n"}
	}
	return section{kind: "output", text: out.String() + "\n"}
}

func writeCase(out *strings.Builder, c testCase, result section) {
	fmt.Fprintf(out, "=== %s\n", c.title)
	for _, s := range c.sections {
		if s.kind != "output" && s.kind != "error" {
			writeSection(out, s)
		}
	}
	writeSection(out, result)
}

func writeSection(out *strings.Builder, s section) {
	fmt.Fprintf(out, "%s\n%s", strings.TrimSpace("--- "+s.kind+" "+s.name), s.text)
}
