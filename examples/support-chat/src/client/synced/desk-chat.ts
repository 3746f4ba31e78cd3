import type { Scope, SyncClient } from '@driftscope/sync';
import { chatIdOf } from '#protocol/chat-log.ts';
import type { DeskChat } from '../sync/support-sync.ts';
import { chatContent } from './chat-content.ts';

/** A chat as one row of the desk. Absent: nothing of it is here yet. */
export function deskChat(client: SyncClient, scope: Scope): DeskChat | undefined {
  const { messages, unreadOf } = chatContent(client.entities(scope, 'message'), client.entities(scope, 'mark'));
  const customer = messages.find(({ from }) => from === 'customer');
  if (customer === undefined) return undefined;
  return {
    id: chatIdOf(scope),
    customerName: customer.authorName,
    unreadCount: unreadOf('support'),
    last: messages.at(-1),
  };
}
