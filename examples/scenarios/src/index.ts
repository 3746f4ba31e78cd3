export type { Scenario, System } from './scenario.ts';
export { scenarios } from './scenarios.ts';
export type { Stage, Tab } from './stage.ts';
