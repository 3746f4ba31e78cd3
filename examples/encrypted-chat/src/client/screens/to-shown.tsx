import type { ShownMessage } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import type { ChatMessage } from '../stores/chat-message.ts';
import { MessageNote } from './message-note.tsx';
import { Photo } from './photo.tsx';

/** A message as it is drawn for the user. */
export function toShown(message: ChatMessage, members: readonly User[], user: User): ShownMessage {
  const { id, conversationId, authorId, text, sentAt, photo, delivery, expiresAt } = message;
  return {
    id,
    authorName: members.find((member) => member.id === authorId)?.name ?? 'Somebody',
    own: authorId === user.id,
    text,
    sentAt,
    ...(photo && { attachment: <Photo conversationId={conversationId} photo={photo} /> }),
    ...((delivery !== 'sent' || expiresAt !== undefined) && { note: <MessageNote {...message} /> }),
  };
}
