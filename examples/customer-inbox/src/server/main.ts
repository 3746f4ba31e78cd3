import { runServer } from '@driftscope/example-server';
import { startCustomerInbox } from './index.ts';

const { url } = await runServer({ port: 37441, env: process.env, start: startCustomerInbox });
console.log(`Customer inbox: ${url}/?variant=drifting and ${url}/?variant=synced`);
