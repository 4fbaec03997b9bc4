// Answers the cases of test/fixtures with the code of Helm: go run . ../test/fixtures/*.json
//
// A case holds its input and, below it, what Helm makes of it. To add one, write the input and run this.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/strvals"
	"sigs.k8s.io/yaml"
)

type setCase struct {
	Kind   string `json:"kind"`
	Line   string `json:"line"`
	Base   string `json:"base,omitempty"`
	Error  string `json:"error,omitempty"`
	Values any    `json:"values,omitempty"`
}

type schemaCase struct {
	Name   string          `json:"name"`
	Schema json.RawMessage `json:"schema,omitempty"`
	Text   *string         `json:"text,omitempty"`
	Values string          `json:"values"`
	Set    []string        `json:"set,omitempty"`
	Error  *string         `json:"error"`
}

type composeCase struct {
	Rule   string            `json:"rule"`
	Name   string            `json:"name"`
	Files  map[string]string `json:"files"`
	Values string            `json:"values"`
	Set    []string          `json:"set,omitempty"`
	Error  string            `json:"error,omitempty"`
	Result any               `json:"result,omitempty"`
	Charts []chartView       `json:"charts,omitempty"`
	Logs   []string          `json:"logs,omitempty"`
}

type chartView struct {
	Name     string           `json:"name"`
	Path     string           `json:"path"`
	Declared []dependencyView `json:"declared,omitempty"`
	Charts   []chartView      `json:"charts,omitempty"`
}

type dependencyView struct {
	Name         string `json:"name"`
	Enabled      bool   `json:"enabled"`
	ImportValues []any  `json:"importValues,omitempty"`
}

func main() {
	for _, file := range os.Args[1:] {
		switch filepath.Base(file) {
		case "set-lines.json":
			rewrite(file, answerSet)
		case "schema-cases.json":
			rewrite(file, answerSchema)
		case "compose-cases.json":
			rewrite(file, answerCompose)
		}
	}
}

func answerSet(c *setCase) {
	data := readValues(c.Base)
	var err error
	switch c.Kind {
	case "set":
		err = strvals.ParseInto(c.Line, data)
	case "string":
		err = strvals.ParseIntoString(c.Line, data)
	case "json":
		err = strvals.ParseJSON(c.Line, data)
	case "literal":
		err = strvals.ParseLiteralInto(c.Line, data)
	case "file":
		err = strvals.ParseIntoFile(c.Line, data, func(name []rune) (any, error) {
			if strings.HasPrefix(string(name), "bad") {
				return nil, fmt.Errorf("open %s: no such file", string(name))
			}
			return "<" + string(name) + ">", nil
		})
	}
	c.Error, c.Values = "", nil
	if err != nil {
		c.Error = err.Error()
	} else {
		c.Values = plain(data)
	}
}

func answerSchema(c *schemaCase) {
	values := readValues(c.Values)
	for _, line := range c.Set {
		must(strvals.ParseInto(line, values))
	}
	schema := []byte(c.Schema)
	if c.Text != nil {
		schema = []byte(*c.Text)
	}
	c.Error = nil
	if err := chartutil.ValidateAgainstSingleSchema(values, schema); err != nil {
		text := err.Error()
		c.Error = &text
	}
}

func answerCompose(c *composeCase) {
	var logs bytes.Buffer
	log.SetFlags(log.Lshortfile)
	log.SetOutput(&logs)
	c.Error, c.Result, c.Charts, c.Logs = "", nil, nil, nil
	if err := compose(c); err != nil {
		c.Error = err.Error()
	}
	for _, line := range strings.Split(logs.String(), "\n") {
		if line != "" {
			c.Logs = append(c.Logs, line)
		}
	}
	sort.Strings(c.Logs)
}

func compose(c *composeCase) error {
	files := []*loader.BufferedFile{}
	for name, text := range c.Files {
		files = append(files, &loader.BufferedFile{Name: name, Data: []byte(text)})
	}
	ch, err := loader.LoadFiles(files)
	if err != nil {
		return err
	}
	values := readValues(c.Values)
	for _, line := range c.Set {
		must(strvals.ParseInto(line, values))
	}
	if err := chartutil.ProcessDependenciesWithMerge(ch, values); err != nil {
		return err
	}
	top, err := chartutil.ToRenderValues(ch, values, chartutil.ReleaseOptions{}, nil)
	if err != nil {
		return err
	}
	c.Result, c.Charts = plain(top["Values"]), view(ch).Charts
	return nil
}

func view(ch *chart.Chart) chartView {
	v := chartView{Name: ch.Name(), Path: ch.ChartFullPath()}
	for _, d := range ch.Metadata.Dependencies {
		entry := dependencyView{Name: d.Name, Enabled: d.Enabled}
		for _, pair := range d.ImportValues {
			entry.ImportValues = append(entry.ImportValues, pair)
		}
		v.Declared = append(v.Declared, entry)
	}
	for _, inner := range ch.Dependencies() {
		v.Charts = append(v.Charts, view(inner))
	}
	sort.SliceStable(v.Charts, func(i, j int) bool {
		return v.Charts[i].Path+v.Charts[i].Name < v.Charts[j].Path+v.Charts[j].Name
	})
	return v
}

// plain marks the integers of --set, which JSON would not tell from floats.
func plain(value any) any {
	switch v := value.(type) {
	case chartutil.Values:
		return plain(map[string]any(v))
	case map[string]any:
		m := map[string]any{}
		for key, inner := range v {
			m[key] = plain(inner)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, inner := range v {
			list[i] = plain(inner)
		}
		return list
	case int64:
		return map[string]any{"#": "int64", "v": strconv.FormatInt(v, 10)}
	}
	return value
}

func readValues(text string) map[string]any {
	values := map[string]any{}
	must(yaml.Unmarshal([]byte(text), &values))
	return values
}

// rewrite keeps one case per line.
func rewrite[Case any](file string, answer func(*Case)) {
	data, err := os.ReadFile(file)
	must(err)
	var cases []Case
	must(json.Unmarshal(data, &cases))
	var out bytes.Buffer
	out.WriteString("[\n")
	for i := range cases {
		answer(&cases[i])
		var line bytes.Buffer
		encoder := json.NewEncoder(&line)
		encoder.SetEscapeHTML(false)
		must(encoder.Encode(cases[i]))
		out.WriteString("  " + strings.TrimSuffix(line.String(), "\n"))
		if i < len(cases)-1 {
			out.WriteString(",")
		}
		out.WriteString("\n")
	}
	out.WriteString("]\n")
	must(os.WriteFile(file, out.Bytes(), 0o644))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
