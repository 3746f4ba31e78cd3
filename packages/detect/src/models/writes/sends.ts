import type { Json, JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import type { LinkFacts } from '#links/link.ts';
import type { RequestFacts } from '../requests/requests.ts';

/** Something that the page sent, by a request that changes something or by an event, whether or not that wants an answer. */
export interface Send {
  /** `POST /api/messages`, or the event's name. */
  readonly name: string;
  readonly at: number;
  readonly seq: number;
  /** The texts in it. */
  readonly texts: ReadonlySet<string>;
}

export interface SendModel {
  /** What the page sent last, oldest first. */
  recent(session: Session): readonly Send[];
  /** The texts in an object that were in what the page sent last. */
  saidIn(session: Session, object: JsonObject): readonly string[];
}

/** Remembered for each page, and texts of each. */
const MOST_SENDS = 32;
const MOST_TEXTS = 32;
const LONGEST_TEXT = 4_000;
const DEEPEST = 6;

/** Remembers the texts that each page sent last. */
export function createSendModel(bus: Bus<LinkFacts & RequestFacts>): SendModel {
  const sendsOf = perSession<Send[]>(() => []);
  /** How many of them have each text. */
  const countsOf = perSession(() => new Map<string, number>());
  /** Of what an event brings several rules ask. */
  let lastAsked:
    | { readonly session: Session; readonly object: JsonObject; readonly said: readonly string[] }
    | undefined;

  bus.on('request.asked', ({ session, isWrite, sent, name, at, seq }) => {
    if (isWrite && sent !== undefined) keep(session, { name, at, seq, texts: textsIn(sent.body) });
  });
  bus.on('event.out', ({ link, event, at, seq }) => {
    keep(link.session, { name: event.name, at, seq, texts: textsIn([...event.args]) });
  });

  function keep(session: Session, send: Send): void {
    if (send.texts.size === 0) return;
    lastAsked = undefined;
    const sends = sendsOf(session);
    sends.push(send);
    const counts = countsOf(session);
    for (const text of send.texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    if (sends.length > MOST_SENDS) forget(counts, sends.shift());
  }

  return {
    recent: sendsOf,
    saidIn(session, object) {
      if (lastAsked?.object !== object || lastAsked.session !== session)
        lastAsked = { session, object, said: textsSaid(countsOf(session), object) };
      return lastAsked.said;
    },
  };
}

const none: readonly string[] = [];

function textsSaid(counts: ReadonlyMap<string, number>, object: JsonObject): readonly string[] {
  let said = none;
  for (const name in object) {
    const text = object[name];
    if (typeof text === 'string' && counts.has(text)) said = [...said, text];
  }
  return said;
}

function forget(counts: Map<string, number>, send: Send | undefined): void {
  for (const text of send?.texts ?? []) {
    const left = (counts.get(text) ?? 0) - 1;
    if (left > 0) counts.set(text, left);
    else counts.delete(text);
  }
}

function textsIn(value: Json): ReadonlySet<string> {
  const texts = new Set<string>();
  collect(value, texts, 0);
  return texts;
}

function collect(part: Json, texts: Set<string>, depth: number): void {
  if (texts.size >= MOST_TEXTS || depth > DEEPEST) return;
  if (typeof part === 'string') {
    if (part.length > 0 && part.length <= LONGEST_TEXT) texts.add(part);
  } else if (typeof part === 'object' && part !== null) {
    for (const child of Object.values(part)) collect(child, texts, depth + 1);
  }
}
