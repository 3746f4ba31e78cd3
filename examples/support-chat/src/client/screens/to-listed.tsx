import type { ShownMessage } from '@driftscope/example-client';
import type { ChatMessage } from '../sync/support-sync.ts';

const deliveries = { sending: 'Sending…', sent: 'Sent', seen: 'Seen', failed: 'Not sent' } as const;

/** A message as one side sees it in the list. `onEdit` absent: this side edits nothing. */
export function toListed(
  message: ChatMessage,
  reader: ChatMessage['from'],
  onEdit?: (message: ChatMessage) => void,
): ShownMessage {
  const { id, from, authorName, text, sentAt, edited, delivery } = message;
  const own = from === reader;
  return {
    id,
    authorName,
    own,
    text,
    sentAt,
    note: (
      <>
        {edited && <span>edited</span>}
        {own && onEdit !== undefined && (
          <button type="button" onClick={() => onEdit(message)} aria-label={`Edit “${text}”`}>
            Edit
          </button>
        )}
        {own && <span>{deliveries[delivery]}</span>}
      </>
    ),
  };
}
