import { runServer } from '@driftscope/example-server';
import { startSupportChat } from './index.ts';

const { url } = await runServer({ port: 37440, env: process.env, start: startSupportChat });
console.log(`Support chat: ${url}/?variant=drifting and ${url}/?variant=synced`);
