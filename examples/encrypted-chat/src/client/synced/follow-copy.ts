import type { SyncClient } from '@driftscope/sync';
import type { Conversation } from '#protocol/conversation.ts';
import { useConnection } from '../stores/connection-store.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import type { OpenMessages } from './open-messages.ts';
import { scopeOf } from './scope-of.ts';
import { showStatus } from './show-status.ts';

/** Keeps the stores to the client's copy, opened. Answers how to stop: what is still being opened then is shown no more. */
export function followCopy(client: SyncClient, conversations: readonly Conversation[], open: OpenMessages): () => void {
  const latest = new Map<string, symbol>();

  const showMessages = async (conversationId: string) => {
    const scope = scopeOf(client, conversationId);
    if (scope === undefined) return;
    const turn = Symbol(conversationId);
    latest.set(conversationId, turn);
    const messages = await open(client.entities(scope, 'message'));
    if (latest.get(conversationId) !== turn) return;
    useMessages.setState(({ byConversation }) => ({
      byConversation: { ...byConversation, [conversationId]: messages },
    }));
  };

  const showOnline = () => {
    const scopes = conversations.flatMap(({ id }) => scopeOf(client, id) ?? []);
    const there = scopes.flatMap((scope) => client.entities(scope, 'presence')).filter(({ fields }) => fields.online);
    useConversations.setState({ online: [...new Set(there.map(({ entity }) => entity.id))] });
  };

  const show = (isChanged: (scope: string) => boolean) => {
    useConnection.setState({ status: showStatus(client.status()) });
    const changed = conversations.filter(({ id }) => isChanged(`conversation:${id}`));
    for (const { id } of changed) void showMessages(id);
    if (changed.length > 0) showOnline();
  };

  const stop = client.subscribe((changed) => show((scope) => [...changed].some((one) => one === scope)));
  show(() => true);
  return () => {
    latest.clear();
    stop();
  };
}
