export interface EventHeader {
  readonly namespace: string;
  readonly event: string;
}

const binaryEvent = '5';
const event = '2';

/**
 * Reads namespace and name off an encoded EVENT or BINARY_EVENT packet of Socket.IO protocol 5,
 * such as `2/chat,7["message",…]` or `51-["file",…]`. Absent: it is another packet.
 */
export function parseEventHeader(packet: string): EventHeader | undefined {
  const type = packet[0];
  if (type !== event && type !== binaryEvent) return undefined;
  const start = type === binaryEvent ? packet.indexOf('-') + 1 : 1;
  const namespaceEnd = packet[start] === '/' ? packet.indexOf(',', start) : -1;
  return {
    namespace: namespaceEnd === -1 ? '/' : packet.slice(start, namespaceEnd),
    event: eventName(packet, Math.max(start, namespaceEnd + 1)),
  };
}

const firstString = /\d*\[("(?:[^"\\]|\\.)*")/y;

function eventName(packet: string, from: number): string {
  firstString.lastIndex = from;
  const [, name] = firstString.exec(packet) ?? [];
  return name === undefined ? '' : String(JSON.parse(name));
}
