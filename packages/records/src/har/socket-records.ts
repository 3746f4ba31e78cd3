import { type HarEntry, type HarMessage, messageAt } from './har-schema.ts';
import type { Timed } from './timed.ts';

/**
 * The records of a socket.
 *
 * No HAR says whether a socket was closed, and when. It was if the page opened another one to the same address, and nothing more
 * went over this one; and not later than that.
 *
 * @param later the sockets that were opened after this one.
 */
export function socketRecords(entry: HarEntry, socket: number, later: readonly HarEntry[]): readonly Timed[] {
  const { url } = entry.request;
  const openedAt = Date.parse(entry.startedDateTime);
  const messages = (entry._webSocketMessages ?? []).filter(({ type }) => type === 'send' || type === 'receive');
  const isOpened = messages.length > 0 || entry.response.status === 101;
  const counts = { send: 0, receive: 0 };
  const frames = messages.map((message): Timed => {
    const dir = message.type === 'send' ? 'send' : 'receive';
    counts[dir]++;
    return { at: Math.max(openedAt, messageAt(message)), fields: frame(message, socket, counts[dir]) };
  });
  const lastMessageAt = frames.at(-1)?.at ?? openedAt;
  const successor = later.find((other) => addressOf(other) === addressOf(entry) && startOf(other) >= lastMessageAt);
  const closedAt = isOpened ? successor && startOf(successor) : openedAt + Math.max(0, entry.time ?? 0);
  const close = { kind: 'socket.close', socket, code: isOpened ? 1005 : 1006, reason: '', clean: false } as const;
  return [
    { at: openedAt, fields: { kind: 'socket.attempt', socket, url } },
    ...(isOpened ? [{ at: openedAt, fields: { kind: 'socket.open', socket } } as const] : []),
    ...frames,
    ...(closedAt === undefined ? [] : [{ at: closedAt, fields: close }]),
  ];
}

function frame({ type, opcode, data }: HarMessage, socket: number, n: number): Timed['fields'] {
  const dir = type === 'send' ? 'out' : 'in';
  if (opcode === 1) return { kind: 'socket.frame', socket, dir, n, size: data.length, text: data };
  return { kind: 'socket.frame', socket, dir, n, size: Math.floor((data.length * 3) / 4), base64: data };
}

/** Without the query, in which each attempt has something of its own. */
const addressOf = ({ request: { url } }: HarEntry): string => url.split('?', 1)[0] ?? url;

const startOf = (entry: HarEntry): number => Date.parse(entry.startedDateTime);
