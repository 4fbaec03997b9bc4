// Reads and writes release records with the code of Helm. A request is one JSON object on standard input, the answer one on
// standard output; an error goes to standard error.
//
//	{"read": [SECRET, …], "name": "web"}   what Helm's storage finds in these Secrets
//	{"write": [STEP, …], "files": {…}}     the Secrets after Helm's own actions over a chart of these files
package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"sort"
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/fake"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	kubefake "helm.sh/helm/v3/pkg/kube/fake"
	"helm.sh/helm/v3/pkg/release"
	"helm.sh/helm/v3/pkg/storage"
	"helm.sh/helm/v3/pkg/storage/driver"
)

type step struct {
	Do     string         `json:"do"`
	Values map[string]any `json:"values"`
	Fail   string         `json:"fail"`
}

type request struct {
	Name      string            `json:"name"`
	Namespace string            `json:"namespace"`
	Read      []v1.Secret       `json:"read"`
	Write     []step            `json:"write"`
	Files     map[string]string `json:"files"`
	// Labels that the first step sets.
	Labels map[string]string `json:"labels"`
	// The history that steps keep.
	MaxHistory int `json:"maxHistory"`
}

type view struct {
	Release *release.Release  `json:"release"`
	Labels  map[string]string `json:"labels"`
	// What `helm get values --all` shows.
	AllValues map[string]any `json:"allValues"`
}

type answer struct {
	History  []view      `json:"history,omitempty"`
	Last     int         `json:"last,omitempty"`
	Deployed int         `json:"deployed,omitempty"`
	Listed   []string    `json:"listed,omitempty"`
	Secrets  []v1.Secret `json:"secrets,omitempty"`
	Errors   []string    `json:"errors,omitempty"`
}

func main() {
	log.SetFlags(0)
	var in request
	if err := json.NewDecoder(os.Stdin).Decode(&in); err != nil {
		log.Fatal(err)
	}
	run := read
	if in.Write != nil {
		run = write
	}
	out, err := run(in)
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		log.Fatal(err)
	}
}

func read(in request) (*answer, error) {
	objects := make([]runtime.Object, len(in.Read))
	for i := range in.Read {
		objects[i] = &in.Read[i]
	}
	store := storage.Init(driver.NewSecrets(fake.NewClientset(objects...).CoreV1().Secrets(in.Namespace)))
	history, err := store.History(in.Name)
	if err != nil {
		return nil, err
	}
	out := &answer{}
	for _, found := range history {
		again, err := store.Get(found.Name, found.Version)
		if err != nil {
			return nil, err
		}
		all, err := chartutil.CoalesceValues(again.Chart, again.Config)
		if err != nil {
			return nil, err
		}
		out.History = append(out.History, view{again, found.Labels, all})
	}
	sort.Slice(out.History, func(i, j int) bool { return out.History[i].Release.Version < out.History[j].Release.Version })
	last, err := store.Last(in.Name)
	if err != nil {
		return nil, err
	}
	out.Last = last.Version
	if deployed, err := store.Deployed(in.Name); err == nil {
		out.Deployed = deployed.Version
	} else if !errors.Is(err, driver.ErrNoDeployedReleases) {
		return nil, err
	}
	listed, err := store.ListReleases()
	if err != nil {
		return nil, err
	}
	for _, found := range listed {
		out.Listed = append(out.Listed, fmt.Sprintf("%s v%d %s", found.Name, found.Version, found.Info.Status))
	}
	sort.Strings(out.Listed)
	return out, nil
}

func write(in request) (*answer, error) {
	ctx := context.Background()
	secrets := fake.NewClientset().CoreV1().Secrets(in.Namespace)
	store := storage.Init(driver.NewSecrets(secrets))
	capabilities := *chartutil.DefaultCapabilities
	// What an official build of this Helm takes for granted.
	capabilities.KubeVersion = chartutil.KubeVersion{Version: "v1.37.0", Major: "1", Minor: "37"}
	out := &answer{}
	for _, step := range in.Write {
		loaded, err := load(in.Files)
		if err != nil {
			return nil, err
		}
		client := &kubefake.FailingKubeClient{PrintingKubeClient: kubefake.PrintingKubeClient{Out: io.Discard}}
		if step.Fail != "" {
			client.WaitError = errors.New(step.Fail)
		}
		config := &action.Configuration{Releases: store, KubeClient: client, Capabilities: &capabilities, Log: func(string, ...any) {}}
		if err := perform(ctx, config, in, step, loaded); err != nil {
			out.Errors = append(out.Errors, err.Error())
		}
	}
	list, err := secrets.List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, err
	}
	out.Secrets = list.Items
	return out, nil
}

func perform(ctx context.Context, config *action.Configuration, in request, step step, loaded *chart.Chart) error {
	switch step.Do {
	case "install":
		install := action.NewInstall(config)
		install.ReleaseName, install.Namespace, install.Labels = in.Name, in.Namespace, in.Labels
		install.Wait, install.Timeout = true, time.Second
		_, err := install.RunWithContext(ctx, loaded, step.Values)
		return err
	case "upgrade":
		upgrade := action.NewUpgrade(config)
		upgrade.Namespace, upgrade.MaxHistory, upgrade.ResetValues = in.Namespace, in.MaxHistory, true
		upgrade.Wait, upgrade.Timeout = true, time.Second
		_, err := upgrade.RunWithContext(ctx, in.Name, loaded, step.Values)
		return err
	case "uninstall":
		uninstall := action.NewUninstall(config)
		uninstall.KeepHistory = true
		_, err := uninstall.Run(in.Name)
		return err
	case "rollback":
		return action.NewRollback(config).Run(in.Name)
	}
	return fmt.Errorf("unknown step %q", step.Do)
}

// Files hold base64, so that they may hold any bytes.
func load(files map[string]string) (*chart.Chart, error) {
	var buffered []*loader.BufferedFile
	for name, text := range files {
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return nil, err
		}
		buffered = append(buffered, &loader.BufferedFile{Name: name, Data: bytes.Clone(data)})
	}
	sort.Slice(buffered, func(i, j int) bool { return buffered[i].Name < buffered[j].Name })
	return loader.LoadFiles(buffered)
}
