/** All devices of both members of a conversation. */
export const conversationRoom = (conversationId: string): string => `conversation:${conversationId}`;

/** All devices of one user. */
export const userRoom = (userId: string): string => `user:${userId}`;
