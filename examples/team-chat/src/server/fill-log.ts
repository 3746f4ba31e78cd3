import { type EntityRef, type Fields, type LogStore, type Scope, scopeNamed } from '@driftscope/sync/server';
import { conversationScope } from '#protocol/chat-log.ts';
import type { ChatData } from './chat-data.ts';

/** Writes what has been said before into the log, at the times when it was. */
export function fillLog(store: LogStore, { users, rooms }: ChatData): void {
  const append = (scope: Scope, entity: EntityRef, fields: Fields, atMs: number) => {
    const seq = store.head(scope) + 1;
    const versions = Object.fromEntries(Object.keys(fields).map((name) => [name, { seq, atMs }]));
    store.append({ change: { kind: 'put', scope, seq, atMs, entity, fields }, versions });
  };

  for (const { id, title, memberIds, lines } of rooms) {
    const scope = scopeNamed(conversationScope(id));
    const members = users.filter((user) => memberIds.includes(user.id)).map((user) => ({ ...user }));
    const fields = { members, ...(title !== undefined && { title }) };
    append(scope, { type: 'conversation', id }, fields, lines[0]?.sentAtMs ?? 0);
    for (const { id: messageId, authorId, text, sentAtMs } of lines) {
      append(scope, { type: 'message', id: messageId }, { conversationId: id, authorId, text }, sentAtMs);
    }
  }
}
