import { isJsonObject, type Json, type RecordOf, type WireFact } from '@driftscope/records';

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
      return `connect ${fact.namespace}${fact.auth === undefined ? ' without credentials' : ' with credentials'}`;
    case 'connected':
      return `connected ${fact.namespace} as ${fact.sid}${fact.recovered ? ', recovered' : ''}`;
    case 'refused':
      return `refused ${fact.namespace}: ${fact.message}`;
    case 'disconnect':
      return `disconnect ${fact.namespace}`;
    case 'event':
      return [`#${fact.ordinal ?? '?'} ${fact.name}`, idOf(fact.args), fact.cut && '(cut)'].filter(Boolean).join(' ');
    case 'ack':
      return [`answer ${fact.ackId}`, idOf(fact.args)].filter(Boolean).join(' ');
    case 'message':
      return short(fact.data);
    default:
      return fact.kind;
  }
}

/** The first id among the arguments, on their top level or one below. */
function idOf(args: readonly Json[]): string | undefined {
  for (const arg of args) {
    const id = isJsonObject(arg) ? (idIn(arg) ?? Object.values(arg).map(idIn).find(Boolean)) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

function idIn(value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const id = value.id ?? value._id ?? value.uuid;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function rawOf(frame: RecordOf<'socket.frame'>): string {
  if (frame.text !== undefined) return short(frame.text);
  return `${frame.base64 === undefined ? 'payload left out' : 'binary'}, ${frame.size} bytes`;
}

function short(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
