import { isJsonObject, type Json, keepNewest } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { type Content, createContent } from '#entities/content.ts';
import { asId, idOf } from '#entities/entity-id.ts';
import { nameWords } from '#entities/name-words.ts';
import type { Shapes } from '#entities/shapes.ts';
import type { Link, LinkEvent, LinkFacts } from '#links/link.ts';
import type { Request, RequestFacts } from '../requests/requests.ts';

/** The page asked the server to change something: by HTTP, or by an event that wants an answer. */
export interface Write {
  readonly session: Session;
  /** `POST /api/messages`, or the event's name. */
  readonly name: string;
  readonly at: number;
  readonly seq: number;
  /** What it says: texts and ids in its path and body. What it changed in a store can be known by them. */
  readonly says: ReadonlySet<string>;
  /** Names in its path and of the fields of its body, in lower case: what it is about. */
  readonly names: ReadonlySet<string>;
  /** What it sends; of an event its arguments. Null: nothing that is JSON. */
  readonly sent: Content;
  /** The link it went by. Absent: HTTP. */
  readonly link?: Link;
  /** It was the n-th event of the page on its connection and namespace. Absent: HTTP, or it cannot be known. */
  readonly n?: number;
}

/** What became of a write. `unanswered`: its socket went down first. */
export interface WriteEnd {
  readonly write: Write;
  readonly at: number;
  readonly seq: number;
}

export interface WriteFailure extends WriteEnd {
  readonly why: 'refused' | 'network' | 'unanswered';
  /** HTTP status, where there is one. */
  readonly status?: number;
}

export interface WriteConfirmation extends WriteEnd {
  /** The answer, where it has one and it was kept. */
  readonly content?: Content;
}

export interface WriteFacts {
  readonly 'write.begun': Write;
  readonly 'write.confirmed': WriteConfirmation;
  readonly 'write.failed': WriteFailure;
}

export interface WriteModel {
  /** Writes without an answer so far. */
  pending(session: Session): readonly Write[];
  /** The last writes that were confirmed, oldest first. */
  confirmed(session: Session): readonly WriteConfirmation[];
}

/** Confirmed writes remembered for each page. */
const MOST_CONFIRMED = 64;
/** Writes without an answer remembered for each page. */
const MOST_OPEN = 256;
/** Texts looked at in one write. */
const MOST_TEXTS = 64;
const LONGEST_TEXT = 4_000;
const DEEPEST = 6;

/** Follows what the page asks the server to change, to its confirmation or failure. */
export function createWriteModel(bus: Bus<LinkFacts & RequestFacts & WriteFacts>, shapes: Shapes): WriteModel {
  const openOf = perSession(() => new Map<Request | LinkEvent, Write>());
  const confirmedOf = perSession<WriteConfirmation[]>(() => []);

  bus.on('request.asked', (request) => {
    if (!request.isWrite || isTelemetry(request.name)) return;
    const { session, name, at, seq } = request;
    const sent = request.sent ?? createContent(null, shapes);
    begin(request, { session, name, at, seq, sent, ...wordsOf(name, sent.body) });
  });
  bus.on('request.answered', ({ request, at, seq, content }) => {
    const write = close(request.session, request);
    if (write !== undefined) confirm({ write, at, seq, ...(content && { content }) });
  });
  bus.on('request.failed', ({ request, reason, status, at, seq }) => {
    const write = close(request.session, request);
    if (write === undefined || reason === 'abort') return;
    bus.tell('write.failed', { write, at, seq, why: reason, ...(status !== undefined && { status }) });
  });
  bus.on('event.out', (asked) => {
    const { link, event, at, seq } = asked;
    if (event.ackId === undefined) return;
    const args = createContent([...event.args], shapes);
    const words = wordsOf(event.name, args.body);
    const which = { link, ...(event.ordinal !== null && { n: event.ordinal }) };
    begin(asked, { session: link.session, name: event.name, at, seq, sent: args, ...words, ...which });
  });
  bus.on('ack.in', ({ request, args, at, seq }) => {
    const write = close(request.link.session, request);
    if (write === undefined) return;
    if (args.some(isRefusal)) bus.tell('write.failed', { write, at, seq, why: 'refused' });
    else confirm({ write, at, seq, content: createContent(args, shapes) });
  });
  bus.on('link.down', (link) => {
    const { at, seq } = link.down ?? { at: 0, seq: 0 };
    for (const [key, write] of openOf(link.session)) {
      if (write.link !== link) continue;
      openOf(link.session).delete(key);
      bus.tell('write.failed', { write, at, seq, why: 'unanswered' });
    }
  });

  function begin(key: Request | LinkEvent, write: Write): void {
    const open = openOf(write.session);
    keepNewest(open, key, write, MOST_OPEN);
    bus.tell('write.begun', write);
  }

  function close(session: Session, key: Request | LinkEvent): Write | undefined {
    const write = openOf(session).get(key);
    openOf(session).delete(key);
    return write;
  }

  function confirm(confirmation: WriteConfirmation): void {
    const confirmed = confirmedOf(confirmation.write.session);
    confirmed.push(confirmation);
    if (confirmed.length > MOST_CONFIRMED) confirmed.shift();
    bus.tell('write.confirmed', confirmation);
  }

  return {
    pending: (session) => [...openOf(session).values()],
    confirmed: (session) => confirmedOf(session),
  };
}

/** What is sent to be counted, not kept; blockers stop much of it. */
const isTelemetry = (name: string): boolean =>
  /analytics|telemetry|track(ing)?\b|beacon|collect\b|metrics?\b|\blogs?\b|pixel|envelope|\/events?$|\/(rum|stats)\b/i.test(
    name,
  );

function wordsOf(name: string, body: Json): Pick<Write, 'says' | 'names'> {
  const [first = '', ...parts] = name.split(/[^\w-]+/);
  const says = new Set(name.split('/').slice(1).filter(isIdLike));
  const words = isMethod(first) ? nameWords(parts.join(' ')) : nameWords(name);
  const names = new Set([...parts, ...words, name].filter((part) => !isIdLike(part)).map((part) => part.toLowerCase()));
  collect(body, says, names);
  return { says, names };
}

/** `POST /api/likes` begins with one, `alarm.ack` with what it is about. */
const isMethod = (word: string): boolean => /^[A-Z]+$/.test(word);

/** A part of a path that names one of many: `/api/titles/t_17`. */
const isIdLike = (part: string): boolean => /\d/.test(part) && !/^v\d+$/.test(part);

function collect(value: Json, says: Set<string>, names: Set<string>, depth = 0): void {
  if (says.size >= MOST_TEXTS || depth > DEEPEST) return;
  if (typeof value === 'string' && value.length > 1 && value.length <= LONGEST_TEXT) says.add(value);
  if (Array.isArray(value)) for (const item of value) collect(item, says, names, depth + 1);
  if (!isJsonObject(value)) return;
  for (const [name, child] of Object.entries(value)) {
    const id = isIdName(name) ? asId(child) : undefined;
    if (id === undefined) names.add(name.toLowerCase());
    else says.add(id);
    collect(child, says, names, depth + 1);
  }
}

const isIdName = (name: string): boolean => /(^|_)id$|Id$/.test(name);

/** How servers say no in an acknowledgement. A thing may have a status of its own, such as a job that failed. */
const isRefusal = (arg: Json): boolean =>
  isJsonObject(arg) &&
  (arg.ok === false ||
    arg.success === false ||
    (arg.status === 'error' && idOf(arg) === undefined) ||
    (typeof arg.error === 'string' && arg.error !== '') ||
    isJsonObject(arg.error ?? null));
