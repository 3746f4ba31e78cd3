import { browserTabs, createSyncClient, indexedDbStorage, socketIoTransport } from '@driftscope/sync';

Object.assign(globalThis, { browserTabs, createSyncClient, indexedDbStorage, socketIoTransport });
