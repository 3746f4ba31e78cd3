import { runServer } from '@driftscope/example-server';
import { startEncryptedChat } from './index.ts';

const { SENTRY_DSN: serverDsn, SENTRY_BROWSER_DSN: browserDsn } = process.env;
const { url } = await runServer({
  port: 37443,
  env: process.env,
  start: (options) => startEncryptedChat({ ...options, serverDsn, browserDsn }),
});
console.log(`Encrypted chat: ${url}/?variant=drifting and ${url}/?variant=synced`);
