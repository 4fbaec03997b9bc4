// Command measure runs a command with its output discarded and prints what it cost as one JSON object: wall and CPU
// seconds, the peak of its resident memory in MiB, and its exit status.
package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"syscall"
	"time"
)

type cost struct {
	WallSeconds float64 `json:"wallSeconds"`
	CPUSeconds  float64 `json:"cpuSeconds"`
	PeakMiB     float64 `json:"peakMiB"`
	Status      int     `json:"status"`
}

func main() {
	command := exec.Command(os.Args[1], os.Args[2:]...)
	start := time.Now()
	err := command.Run()
	wall := time.Since(start).Seconds()
	if command.ProcessState == nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	json.NewEncoder(os.Stdout).Encode(cost{
		WallSeconds: wall,
		CPUSeconds:  (command.ProcessState.UserTime() + command.ProcessState.SystemTime()).Seconds(),
		PeakMiB:     float64(usage.Maxrss) / 1024,
		Status:      command.ProcessState.ExitCode(),
	})
}
