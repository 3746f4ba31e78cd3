import type { ChatMessage } from '../stores/chat-message.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const deliveries: Record<ChatMessage['delivery'], string> = {
  pending: 'Waiting to be sent',
  sent: '',
  failed: 'Not sent',
};

/** How far a message came, and until when it stays. */
export function MessageNote({ delivery, expiresAt }: ChatMessage) {
  const until = expiresAt === undefined ? '' : `Disappears at ${clock.format(new Date(expiresAt))}`;
  return <span>{[deliveries[delivery], until].filter((part) => part !== '').join(' · ')}</span>;
}
