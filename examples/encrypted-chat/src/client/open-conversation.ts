import { useHash } from '@driftscope/example-client';

const prefix = '#/c/';

/** Where a conversation is in the app. */
export const linkTo = (conversationId: string): string => prefix + encodeURIComponent(conversationId);

/** The conversation that the address names. Absent: it names none. */
export function useOpenConversationId(): string | undefined {
  const hash = useHash();
  return hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : undefined;
}
