import { runServer } from '@driftscope/example-server';
import { startLab } from './index.ts';

const { url } = await runServer({ port: 37444, env: process.env, start: startLab });
console.log(`Lab: ${url}`);
