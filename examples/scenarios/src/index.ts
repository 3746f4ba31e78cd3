export { logIn } from './log-in.ts';
export type { Scenario, System } from './scenario.ts';
export { scenarios } from './scenarios.ts';
export { sendMessage } from './send-message.ts';
export type { Stage, Tab } from './stage.ts';
export { openTeam } from './team-chat/open-team.ts';
