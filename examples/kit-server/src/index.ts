export { type Accounts, createDemoAccounts } from './accounts.ts';
export { answerProblem } from './answer-problem.ts';
export { authenticate } from './authenticate.ts';
export { createApp } from './create-app.ts';
export type { Identity } from './identity.ts';
export { listen } from './listen.ts';
export { runServer } from './run-server.ts';
export type { StartedServer } from './started-server.ts';
export { createTokens, type Tokens } from './tokens.ts';
