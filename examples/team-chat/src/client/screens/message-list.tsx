import { MessageList as ShownMessageList } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import type { HeldMessage } from '../stores/messages-store.ts';

export interface MessageListProps {
  /** Absent while they are not read yet. */
  readonly messages: readonly HeldMessage[] | undefined;
  readonly members: readonly User[];
  readonly user: User;
}

export function MessageList({ messages = [], members, user }: MessageListProps) {
  const shown = messages.map(({ id, authorId, text, sentAt, pending }) => ({
    id,
    authorName: members.find((member) => member.id === authorId)?.name ?? 'Somebody',
    own: authorId === user.id,
    text,
    sentAt,
    ...(pending && { note: 'Sending…' }),
  }));
  return <ShownMessageList messages={shown} />;
}
