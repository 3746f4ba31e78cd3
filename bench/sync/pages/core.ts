import { createSyncClient } from '@driftscope/sync';

Object.assign(globalThis, { createSyncClient });
