/** Everybody in a conversation, with all their devices. */
export const conversationRoom = (conversationId: string): string => `conversation:${conversationId}`;

/** All devices of one user. */
export const userRoom = (userId: string): string => `user:${userId}`;
