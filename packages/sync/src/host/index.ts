export type { Change } from '../protocol/change.ts';
export { parseClientMessage } from '../protocol/client-message.ts';
export { type EntityRef, entityKey, type Fields, isFields, type Json } from '../protocol/entity.ts';
export { headsTag } from '../protocol/heads.ts';
export { type Epoch, isEpoch, isScope, type Scope, scopeNamed } from '../protocol/ids.ts';
export { type Mutation, parseMutations } from '../protocol/mutation.ts';
export type { ServerMessage } from '../protocol/server-message.ts';
export { SOCKET_EVENT as socketEvent } from '../protocol/socket-event.ts';
export {
  type HeadsAnswer,
  parseSyncAnswer,
  type ScopeRequest,
  type SyncAnswer,
  type SyncPage,
} from '../protocol/sync-answer.ts';
export { createMemoryStore } from '../server/create-memory-store.ts';
export type { Access, SyncCore } from '../server/create-sync-core.ts';
export type { LogEntry, LogStore } from '../server/log-store.ts';
export type { Resolution, Resolve } from '../server/resolve-mutation.ts';
export type { ServerWrite } from '../server/server-write.ts';
export type { Authenticate, Identity } from './authenticate.ts';
export { createSyncServer, type SyncServer, type SyncServerOptions } from './create-sync-server.ts';
export { parseScopeRequests } from './parse-scope-requests.ts';
export { createSqliteStore } from './sqlite-store.ts';
