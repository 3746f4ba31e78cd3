import type { Message } from '#protocol/message.ts';

/** The n-th message of the conversation `c`. */
export const message = (n: number): Message => ({
  id: `m_${n}`,
  conversationId: 'c',
  authorId: 'u_b',
  text: `text ${n}`,
  sentAt: new Date(n * 1000).toISOString(),
});
