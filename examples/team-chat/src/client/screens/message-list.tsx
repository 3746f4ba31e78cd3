import { MessageList as ShownMessageList } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import type { Message } from '#protocol/message.ts';

export interface MessageListProps {
  /** Absent while they are not read yet. */
  readonly messages: readonly Message[] | undefined;
  readonly members: readonly User[];
  readonly user: User;
}

export function MessageList({ messages = [], members, user }: MessageListProps) {
  const shown = messages.map(({ id, authorId, text, sentAt }) => ({
    id,
    authorName: members.find((member) => member.id === authorId)?.name ?? 'Somebody',
    own: authorId === user.id,
    text,
    sentAt,
  }));
  return <ShownMessageList messages={shown} />;
}
