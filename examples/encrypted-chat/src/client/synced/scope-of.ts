import type { Scope, SyncClient } from '@driftscope/sync';

/** The log of a conversation. Absent: the client knows of none. */
export const scopeOf = (client: SyncClient, conversationId: string): Scope | undefined =>
  client.scopes().find((scope) => scope === `conversation:${conversationId}`);
