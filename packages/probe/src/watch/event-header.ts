export interface EventHeader {
  readonly namespace: string;
  readonly event: string;
}

const BINARY_EVENT = '5';
const EVENT = '2';

/**
 * Reads namespace and name off an encoded EVENT or BINARY_EVENT packet of Socket.IO protocol 5,
 * such as `2/chat,7["message",…]` or `51-["file",…]`. Absent: it is another packet.
 */
export function parseEventHeader(packet: string): EventHeader | undefined {
  const type = packet[0];
  if (type !== EVENT && type !== BINARY_EVENT) return undefined;
  const start = type === BINARY_EVENT ? packet.indexOf('-') + 1 : 1;
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
