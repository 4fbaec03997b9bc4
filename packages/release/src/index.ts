export type { DeployEvent, ReleaseName } from './deploy-event.ts';
