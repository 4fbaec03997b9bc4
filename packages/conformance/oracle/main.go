// Command oracle renders small charts with the real Helm engine: one JSON request a line on standard input, one JSON
// answer a line on standard output, in order. It starts once for thousands of renderings.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"sigs.k8s.io/yaml"
)

type request struct {
	// Templates by file name below templates/.
	Templates map[string]string `json:"templates"`
	// Values is the text of the chart's values.yaml.
	Values string `json:"values"`
	// Set holds user values as integers, as `--set name=1` gives them.
	Set map[string]int64 `json:"set"`
	// Files outside templates/, by name.
	Files map[string][]byte `json:"files"`
}

type answer struct {
	// Texts by template path, such as p/templates/t.yaml. As bytes, because a template can cut a rune.
	Texts map[string][]byte `json:"texts,omitempty"`
	Error string            `json:"error,omitempty"`
}

func main() {
	// A value that contains itself overflows the stack; this way it does so soon.
	debug.SetMaxStack(64 << 20)
	requests := bufio.NewScanner(os.Stdin)
	requests.Buffer(nil, 64<<20)
	encoder := json.NewEncoder(os.Stdout)
	for requests.Scan() {
		encoder.Encode(respond(requests.Bytes()))
	}
}

func respond(line []byte) (result answer) {
	defer func() {
		if failure := recover(); failure != nil {
			result = answer{Error: fmt.Sprintf("panic: %v", failure)}
		}
	}()
	var input request
	if err := json.Unmarshal(line, &input); err != nil {
		return answer{Error: "request: " + err.Error()}
	}
	texts, err := render(input)
	if err != nil {
		return answer{Error: err.Error()}
	}
	bytes := map[string][]byte{}
	for path, text := range texts {
		bytes[path] = []byte(text)
	}
	return answer{Texts: bytes}
}

func render(input request) (map[string]string, error) {
	values := map[string]interface{}{}
	if err := yaml.Unmarshal([]byte(input.Values), &values); err != nil {
		return nil, err
	}
	probe := &chart.Chart{
		Metadata: &chart.Metadata{APIVersion: "v2", Name: "p", Version: "0.1.0"},
		Values:   values,
	}
	for name, data := range input.Files {
		probe.Files = append(probe.Files, &chart.File{Name: name, Data: data})
	}
	for name, text := range input.Templates {
		probe.Templates = append(probe.Templates, &chart.File{Name: "templates/" + name, Data: []byte(text)})
	}
	user := map[string]interface{}{}
	for name, number := range input.Set {
		user[name] = number
	}
	release := chartutil.ReleaseOptions{Name: "r", Namespace: "ns", Revision: 1, IsInstall: true}
	top, err := chartutil.ToRenderValues(probe, user, release, nil)
	if err != nil {
		return nil, err
	}
	return engine.Engine{}.Render(probe, top)
}
