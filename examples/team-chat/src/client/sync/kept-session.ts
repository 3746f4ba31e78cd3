import { createKeptSession, type KeptSession } from '@driftscope/example-client';

export const keptSession = (storage: Storage): KeptSession => createKeptSession(storage, 'driftscope-chat');
