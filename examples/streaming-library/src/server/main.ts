import { runServer } from '@driftscope/example-server';
import { startStreamingLibrary } from './index.ts';

const { url } = await runServer({ port: 37442, env: process.env, start: startStreamingLibrary });
console.log(`Streaming library: ${url}/?variant=drifting and ${url}/?variant=synced`);
