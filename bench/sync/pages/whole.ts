import { createSyncClient, indexedDbStorage, socketIoTransport } from '@driftscope/sync';

Object.assign(globalThis, { createSyncClient, indexedDbStorage, socketIoTransport });
