import type { CustomerChat, CustomerMessage } from '#protocol/customer-chat.ts';

/** Takes what is not there yet, so that what is there need not be drawn again. */
export function addNew(known: CustomerChat | null, fresh: CustomerChat): CustomerChat {
  if (known === null) return fresh;
  const ids = new Set(known.messages.map(({ id }) => id));
  return { ...fresh, messages: [...known.messages, ...fresh.messages.filter(({ id }) => !ids.has(id))] };
}

/** Puts the message in the place of the one with this id. */
export const replace = (
  messages: readonly CustomerMessage[],
  id: string,
  message: CustomerMessage,
): CustomerMessage[] =>
  messages
    .filter((other) => other.id === id || other.id !== message.id)
    .map((other) => (other.id === id ? message : other));
