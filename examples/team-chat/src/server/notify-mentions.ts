import type { User } from '@driftscope/example-protocol';
import type { Message } from '#protocol/message.ts';
import type { LiveServer } from './live-server.ts';
import { userRoom } from './rooms.ts';

/**
 * Tells the devices of those whom a message names with `@`, one after the other.
 *
 * Written as it often is: a name that nobody has ends it, and those after it are not told.
 */
export function notifyMentions(io: LiveServer, users: readonly User[], { id, conversationId, text }: Message): void {
  for (const [mention, name = ''] of text.matchAll(/@(\w+)/g)) {
    const user = users.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (user === undefined) throw new Error(`${mention} is nobody.`);
    io.to(userRoom(user.id)).emit('mention:new', { messageId: id, conversationId });
  }
}
