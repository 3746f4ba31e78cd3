import { installInWorker, type WorkerConfig } from '@driftscope/recorder';

/** The argument of the function that this script is made the body of. */
declare const driftscopeConfig: WorkerConfig;

installInWorker(globalThis, driftscopeConfig);
