import type { Conversation } from '#protocol/conversation.ts';

/** The conversation's own title, else the names of the others in it. */
export const conversationTitle = ({ title, members }: Conversation, userId: string): string =>
  title ??
  members
    .filter(({ id }) => id !== userId)
    .map(({ name }) => name)
    .join(', ');
