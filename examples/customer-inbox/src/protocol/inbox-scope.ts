/** All rooms and messages: every agent may see them. */
export const INBOX_SCOPE = 'inbox';
