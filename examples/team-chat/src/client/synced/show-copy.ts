import { bindZustand, type EntityList, type Scope, type SyncClient } from '@driftscope/sync';
import { conversationIdOf, isOnline, PRESENCE_SCOPE } from '#protocol/chat-log.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { usePresence } from '../stores/presence-store.ts';
import { listMessages } from './list-messages.ts';
import { withConversation } from './with-conversation.ts';

/** Keeps the stores to the client's copy: to each scope from when the user may see it until they may not any more. */
export function showCopy(client: SyncClient): void {
  const shown = new Map<Scope, () => void>();
  const follow = () => {
    const scopes = new Set(client.scopes());
    for (const scope of scopes) if (!shown.has(scope)) shown.set(scope, showScope(client, scope));
    for (const [scope, stop] of shown) {
      if (scopes.has(scope)) continue;
      stop();
      shown.delete(scope);
    }
  };
  follow();
  client.subscribe(follow);
}

function showScope(client: SyncClient, scope: Scope): () => void {
  const conversationId = conversationIdOf(scope);
  if (conversationId !== undefined) return showConversation(client, scope, conversationId);
  if (scope !== PRESENCE_SCOPE) return () => undefined;
  return bindZustand(client, { scope, type: 'presence' }, usePresence, (list) => ({ devices: devicesOf(list) }));
}

function showConversation(client: SyncClient, scope: Scope, id: string): () => void {
  const stops = [
    bindZustand(client, { scope, type: 'message' }, useMessages, (list) => ({
      byConversation: { ...useMessages.getState().byConversation, [id]: listMessages(list, client.serverTimeMs()) },
    })),
    ...['conversation', 'message'].map((type) =>
      bindZustand(client, { scope, type }, useConversations, () =>
        withConversation(useConversations.getState(), id, {
          conversation: client.entities(scope, 'conversation')[0]?.fields,
          lastMessage: useMessages.getState().byConversation[id]?.at(-1),
        }),
      ),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The log knows whether somebody is there, and not with which devices: one stands for all. */
const devicesOf = (list: EntityList): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(list.map(({ entity, fields }) => [entity.id, isOnline(fields) ? ['any'] : []]));
