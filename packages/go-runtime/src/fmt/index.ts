export { sprint, sprintln } from './sprint.ts';
export { sprintf } from './sprintf.ts';
