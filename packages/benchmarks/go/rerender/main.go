// Command rerender loads a chart once and renders it again and again with Helm's engine, one value changed each time.
// Usage: rerender CHART ROUNDS. Prints one JSON object with the seconds of every round.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
)

type result struct {
	Seconds []float64 `json:"seconds"`
	// Bytes of all rendered files of the last round, so that the other side can be seen to do the same work.
	Bytes int `json:"bytes"`
}

func main() {
	rounds, err := strconv.Atoi(os.Args[2])
	check(err)
	loaded, err := loader.Load(os.Args[1])
	check(err)
	check(chartutil.ProcessDependenciesWithMerge(loaded, map[string]interface{}{}))
	capabilities := *chartutil.DefaultCapabilities
	version, err := chartutil.ParseKubeVersion("v1.37.0")
	check(err)
	capabilities.KubeVersion = *version
	release := chartutil.ReleaseOptions{Name: "release-name", Namespace: "default", Revision: 1, IsInstall: true}
	var output result
	for round := 0; round < rounds; round++ {
		start := time.Now()
		user := map[string]interface{}{"benchmarkRound": strconv.Itoa(round)}
		top, err := chartutil.ToRenderValues(loaded, user, release, &capabilities)
		check(err)
		texts, err := engine.Engine{}.Render(loaded, top)
		check(err)
		output.Seconds = append(output.Seconds, time.Since(start).Seconds())
		output.Bytes = 0
		for _, text := range texts {
			output.Bytes += len(text)
		}
	}
	check(json.NewEncoder(os.Stdout).Encode(output))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
