import { runServer } from '@driftscope/example-server';
import { startTeamChat } from './index.ts';

const { SENTRY_DSN: serverDsn, SENTRY_BROWSER_DSN: browserDsn } = process.env;
const { url } = await runServer({
  port: 37439,
  env: process.env,
  start: (options) => startTeamChat({ ...options, serverDsn, browserDsn }),
});
console.log(`Team chat: ${url}/?variant=drifting and ${url}/?variant=synced`);
