export {
  type ChartCost,
  type CompareProcessesOptions,
  compareProcesses,
  type ProcessPrograms,
} from './compare-processes.ts';
export { measureProcess, type ProcessCost } from './measure-process.ts';
export { type RerenderCost, rerenderChart } from './rerender-chart.ts';
export { median, type ProcessSummary, summariseProcesses } from './summarise-processes.ts';
