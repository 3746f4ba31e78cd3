import type { Json, RecordOf, WireEvent, WireFact } from '@driftscope/records';
import { shorten } from '../format/shorten.ts';
import { firstId } from './first-id.ts';
import { sendsCredentials } from './sends-credentials.ts';

/** A frame in words: `in #12 message:new m_ab12`, or its start where it means nothing by itself. */
export function describeFrame(frame: RecordOf<'socket.frame'>, facts: readonly WireFact[]): string {
  const words = facts.map(describeFact).join('; ') || rawOf(frame);
  return `${frame.dir} ${words}`;
}

function describeFact(fact: WireFact): string {
  switch (fact.kind) {
    case 'handshake':
      return `handshake ${fact.eio}`;
    case 'connect':
      return `connect ${fact.namespace}${sendsCredentials(fact) ? ' with credentials' : ' without credentials'}`;
    case 'connected':
      return `connected ${fact.namespace} as ${fact.sid}${fact.recovered ? ', recovered' : ''}`;
    case 'refused':
      return `refused ${fact.namespace}: ${fact.message}`;
    case 'disconnect':
      return `disconnect ${fact.namespace}`;
    case 'event':
      return [fact.ordinal !== null && `#${fact.ordinal}`, nameOf(fact), firstId(fact.args), fact.cut && '(cut)']
        .filter(Boolean)
        .join(' ');
    case 'ack':
      return [`answer ${fact.ackId}`, fact.response?.status, firstId(fact.args)].filter(Boolean).join(' ');
    case 'message':
      return short(fact.data);
    default:
      return fact.kind;
  }
}

/** What a request inside the socket asks for says more than its event's name. */
const nameOf = ({ name, request }: WireEvent): string =>
  request === undefined ? name : `${request.method} ${request.url}`;

function rawOf(frame: RecordOf<'socket.frame'>): string {
  if (frame.text !== undefined) return short(frame.text);
  return `${frame.base64 === undefined ? 'payload left out' : 'binary'}, ${frame.size} bytes`;
}

function short(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return shorten(text, 80);
}
