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
		common, cases := readCases(string(source))
		var out strings.Builder
		for _, s := range common {
			writeSection(&out, s)
		}
		for _, c := range cases {
			writeCase(&out, c, run(c, common))
		}
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			panic(err)
		}
	}
}

// readCases reads what stands before the first case, which counts for all of them, and the cases.
func readCases(source string) (common []section, cases []testCase) {
	at := &common
	for _, line := range strings.Split(strings.TrimSuffix(source, "\n"), "\n") {
		if title, ok := strings.CutPrefix(line, "=== "); ok {
			cases = append(cases, testCase{title: title})
			at = &cases[len(cases)-1].sections
			continue
		}
		if head, ok := strings.CutPrefix(line, "--- "); ok {
			kind, name, _ := strings.Cut(head, " ")
			*at = append(*at, section{kind: kind, name: name})
			continue
		}
		last := &(*at)[len(*at)-1]
		last.text += line + "\n"
	}
	return common, cases
}

func run(c testCase, common []section) section {
	root := template.New("root")
	set := &execution{template: root}
	root.Funcs(functions).Funcs(set.functions())
	var data any
	name := ""
	for _, s := range append(append([]section{}, common...), c.sections...) {
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
