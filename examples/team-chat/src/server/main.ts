import { runServer } from '@driftscope/example-server';
import { startTeamChat } from './index.ts';

const { url } = await runServer({ port: 37439, env: process.env, start: startTeamChat });
console.log(`Team chat: ${url}/?variant=drifting and ${url}/?variant=synced`);
