import type { Json } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';
import { remember } from '../wire/remember.ts';
import type { Subprotocol, UncountedFact } from '../wire/subprotocol.ts';
import type { Direction } from '../wire/wire-fact.ts';
import { authOf } from './auth-of.ts';
import { parseStompFrame, type StompFrame } from './stomp-frame.ts';

/**
 * STOMP 1.0 to 1.2. A destination is a namespace; its messages have no names, so an event has its command's.
 *
 * Source: https://stomp.github.io/stomp-specification-1.2.html
 */
export const stomp: Subprotocol = {
  name: 'stomp',
  names: ['v10.stomp', 'v11.stomp', 'v12.stomp', 'stomp'],
  isSpokenIn: (text) => framesIn(text)?.some(({ command }) => commands.has(command)) ?? false,
  createReader() {
    const destinations = new Map<string | undefined, string>();
    return (dir, text) => {
      // An end of line between frames is a sign of life.
      if (/^\s+$/.test(text)) return [{ kind: 'ping', dir }];
      return framesIn(text)?.flatMap((frame) => read(dir, frame, destinations));
    };
  },
};

const commands: ReadonlySet<string> = new Set(
  'CONNECT STOMP CONNECTED SEND SUBSCRIBE UNSUBSCRIBE MESSAGE RECEIPT ERROR DISCONNECT ACK NACK BEGIN COMMIT ABORT'.split(
    ' ',
  ),
);

/** `undefined`: something in the text is no frame. */
function framesIn(text: string): readonly StompFrame[] | undefined {
  const frames: StompFrame[] = [];
  for (let rest = text.trimStart(); rest !== ''; ) {
    const frame = parseStompFrame(rest);
    if (frame === undefined) return undefined;
    frames.push(frame);
    rest = rest.slice(frame.length).trimStart();
  }
  return frames;
}

function read(
  dir: Direction,
  { command, headers, body }: StompFrame,
  destinations: Map<string | undefined, string>,
): readonly UncountedFact[] {
  const destination = headers.destination ?? destinations.get(headers.id) ?? '/';
  switch (command) {
    case 'CONNECT':
    case 'STOMP': {
      const { 'accept-version': _version, 'heart-beat': _heartBeat, host: _host, ...auth } = headers;
      return [{ kind: 'connect', namespace: '/', ...authOf(auth) }];
    }
    case 'CONNECTED':
      return [{ kind: 'connected', namespace: '/', sid: headers.session ?? '', recovered: false }];
    case 'ERROR':
      return [{ kind: 'refused', namespace: '/', message: headers.message ?? body }];
    case 'DISCONNECT':
      return [{ kind: 'disconnect', dir, namespace: '/' }];
    case 'SUBSCRIBE':
      if (headers.id !== undefined) remember(destinations, headers.id, destination);
      return [{ kind: 'connect', namespace: destination }];
    case 'UNSUBSCRIBE':
      destinations.delete(headers.id);
      return [{ kind: 'disconnect', dir, namespace: destination }];
    case 'SEND':
    case 'MESSAGE': {
      const ackId = headers.receipt === undefined ? {} : { ackId: headers.receipt };
      return [{ kind: 'event', dir, namespace: destination, name: command, args: [bodyOf(body)], ...ackId }];
    }
    case 'RECEIPT':
      return [{ kind: 'ack', dir, namespace: '/', ackId: headers['receipt-id'] ?? '', args: [] }];
    default:
      return [];
  }
}

function bodyOf(body: string): Json {
  const parsed = parseJson(body);
  return parsed.ok ? parsed.value : body;
}
