const socketIoEvent = /^4[25](?:\d+-)?(?:\/[^,]*,)?\d*\["((?:[^"\\]|\\.)*)"/;
const names = ['event', 'type', 'op', 'action', 'kind', 'topic', 'method', 'channel'];

/**
 * What a text frame is called by its app: the event of a Socket.IO packet, or the field of a JSON message that names it.
 * `null`: it is the protocol's own, and not for faults. `undefined`: it has no name.
 */
export function eventNameOf(text: string, isEngine: boolean): string | null | undefined {
  if (isEngine) return socketIoEvent.exec(text)?.[1] ?? null;
  const message = parsed(text);
  // Phoenix: [join ref, ref, topic, event, payload].
  if (Array.isArray(message)) {
    return message.length === 5 ? textOf(message[3]) : message.map(textOf).find((part) => part !== undefined);
  }
  if (typeof message !== 'object' || message === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(message));
  return names.map((name) => textOf(fields.get(name))).find((name) => name !== undefined);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A text like many others: it has no name.
  }
}
