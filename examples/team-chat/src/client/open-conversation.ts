import { useHash } from '@driftscope/example-client';

const prefix = '#/conversations/';

/** Address of a conversation in this page. The query, and with it the variant, stays. */
export const linkTo = (conversationId: string): string => prefix + encodeURIComponent(conversationId);

/** Id of the conversation that the address names. Absent: none is open. */
export function useOpenConversationId(): string | undefined {
  const hash = useHash();
  return hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : undefined;
}
