package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"text/template"
	"time"
)

// Values is a named map, as Helm has one.
type Values map[string]any

func (v Values) AsMap() map[string]any { return v }

// Version prints itself, but only where it has an address.
type Version struct {
	Major string
	Minor int
}

func (v *Version) String() string { return fmt.Sprintf("v%s.%d", v.Major, v.Minor) }

// Person has fields, and methods on the value and on the pointer.
type Person struct {
	Name    string
	Age     int
	Friend  *Person
	Tags    map[string]any
	Version Version
	Any     any
}

func (p Person) Sum(first int, rest ...int) int {
	for _, n := range rest {
		first += n
	}
	return first + p.Age
}

func (p *Person) Greet(who string) string {
	if p == nil {
		return "nobody greets " + who
	}
	return p.Name + " greets " + who
}

func (p *Person) Fail() (string, error) { return "", errors.New("no luck") }

// These have twins in ../test/functions.ts.
var functions = template.FuncMap{
	"upper":    strings.ToUpper,
	"repeat":   func(count int, text string) string { return strings.Repeat(text, count) },
	"add":      add,
	"dict":     dict,
	"list":     func(items ...any) []any { return items },
	"int":      func(value float64) int { return int(value) },
	"int64":    func(value int) int64 { return int64(value) },
	"uint8":    func(value int) uint8 { return uint8(value) },
	"half":     func(value float64) float64 { return value / 2 },
	"flag":     func(value bool) bool { return value },
	"complex":  func(value complex128) complex128 { return value },
	"unsigned": func(value uint64) uint64 { return value },
	"hasKey":   func(m map[string]any, key string) bool { _, ok := m[key]; return ok },
	"keys":     keys,
	"strings":  func(items ...string) []string { return items },
	"join":     func(separator string, items []string) string { return strings.Join(items, separator) },
	"until":    until,
	"default": func(fallback any, value any) any {
		if value == nil || value == "" {
			return fallback
		}
		return value
	},
	"fail":       func(text string) (string, error) { return "", errors.New(text) },
	"typeOf":     func(value any) string { return fmt.Sprintf("%T", value) },
	"same":       func(value any) any { return value },
	"bytes":      func(text string) []byte { return []byte(text) },
	"nilMap":     func() map[string]any { return nil },
	"nilList":    func() []any { return nil },
	"nilPerson":  func() *Person { return nil },
	"nilAny":     func() any { return nil },
	"values":     func(m map[string]any) Values { return Values(m) },
	"person":     func() *Person { return &person },
	"copy":       func() Person { return person },
	"nameOf":     func(p *Person) string { return p.Name },
	"ageOf":      func(p Person) int { return p.Age },
	"duration":   func(nanoseconds int64) time.Duration { return time.Duration(nanoseconds) },
	"strmap":     func() map[string]string { return map[string]string{"b": "2", "a": "1"} },
	"multiplier": func(factor int) func(int) int { return func(value int) int { return factor * value } },
}

var person = Person{Name: "Ann", Age: 30, Tags: map[string]any{"k": "v"}, Version: Version{"1", 2}, Any: "any"}

func add(numbers ...int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}

func dict(pairs ...any) map[string]any {
	m := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		m[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return m
}

func keys(m map[string]any) []string {
	names := []string{}
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func until(end int) []int {
	numbers := []int{}
	for i := 0; i < end; i++ {
		numbers = append(numbers, i)
	}
	return numbers
}

// execution gives a template set its own include and tpl, as Helm does.
type execution struct{ template *template.Template }

func (e *execution) functions() template.FuncMap {
	return template.FuncMap{"include": e.include, "tpl": e.tpl}
}

func (e *execution) include(name string, data any) (string, error) {
	var out strings.Builder
	err := e.template.ExecuteTemplate(&out, name, data)
	return out.String(), err
}

func (e *execution) tpl(text string, data any) (string, error) {
	clone, err := e.template.Clone()
	if err != nil {
		return "", err
	}
	inner := &execution{template: clone}
	clone.Funcs(inner.functions())
	parsed, err := clone.New("root").Parse(text)
	if err != nil {
		return "", fmt.Errorf("cannot parse template: %w", err)
	}
	var out strings.Builder
	err = parsed.Execute(&out, data)
	return out.String(), err
}
