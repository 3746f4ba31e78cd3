import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import type { Content } from '#entities/content.ts';
import { idOf, isUniqueId } from '#entities/entity-id.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { mentionOf } from '#entities/mention-of.ts';
import type { Shape } from '#entities/shapes.ts';
import { timeOf } from '#entities/time-of.ts';
import { nameAtStart } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { durationText } from '../wording.ts';

/** How long after a write its repetition may come. */
const RETRY_MS = 60_000;
/** How long answers and events are waited for that tell what the server made. */
const WAIT_MS = 10_000;
/** What was made before the first try, by so much, was not made by it. Clocks differ a little. */
const TOLERANCE_MS = 5_000;
/** Writes remembered for each page, and characters of one. */
const MOST_WRITES = 32;
const LONGEST_BODY = 20_000;

/** What the page asked to be made. */
interface Sent {
  readonly name: string;
  readonly body: string;
  /** Its longest text, by which what comes of it is known. */
  readonly text: string;
  readonly at: number;
  readonly seq: number;
  /** It came to nothing, as far as the page knows. */
  hasFailed: boolean;
}

/** The text that was sent, and what it says. Absent: it is no JSON. */
interface Said {
  readonly body: string;
  readonly says: Json | undefined;
}

/** A write, its repetition, and what the server made that says the same. */
interface Pair {
  readonly first: Sent;
  readonly second: Sent;
  readonly made: Map<string, Made>;
}

interface Made {
  readonly shape: Shape;
  /** It says when it was made. */
  readonly isDated: boolean;
  readonly at: number;
  readonly seq: number;
}

/** The page sent twice what its user did once, and now it is there twice. */
export const writeDuplicated: Rule = {
  kind: 'write.duplicated',
  severity: 'high',
  summary: 'A write was sent again, and the server made two entities of it.',
  advice:
    'Give each action of the user an idempotency key (a UUID made with the action, not with the request), send it with every try, and ' +
    'have the server answer a key that it knows with what it made the first time. Keep one queue of what is to be sent: where the app has ' +
    'its own, emit only while connected, since Socket.IO keeps what is emitted while it is down.',
  watch({ world, on, at, report }) {
    const sentOf = perSession<Sent[]>(() => []);
    const pairsOf = perSession(() => new Set<Pair>());

    on('request.asked', ({ session, isWrite, name, body, sent, at: sentAt, seq }) => {
      if (isWrite && name.startsWith('POST') && body !== undefined)
        begin(session, name, { body, says: sent?.body }, sentAt, seq);
    });
    on('event.out', ({ link, event, at: sentAt, seq }) =>
      begin(link.session, event.name, { body: JSON.stringify(event.args), says: [...event.args] }, sentAt, seq),
    );
    on('write.failed', ({ write, why }) => {
      if (why !== 'refused') fail(write.session, write.seq);
    });
    // Whoever gives up waiting and sends the same again takes it for failed.
    on('request.failed', ({ request, reason }) => {
      if (reason === 'abort') fail(request.session, request.seq);
    });
    on('event.in', ({ link, content, at: heardAt, seq }) => hear(link.session, content, heardAt, seq));
    on('read', ({ session, content, at: heardAt, seq }) => {
      if (content !== undefined) hear(session, content, heardAt, seq);
    });

    function fail(session: Session, seq: number): void {
      const sent = sentOf(session).find((one) => one.seq === seq);
      if (sent !== undefined) sent.hasFailed = true;
    }

    function begin(session: Session, name: string, { body, says }: Said, sentAt: number, seq: number): void {
      if (body.length > LONGEST_BODY) return;
      const all = sentOf(session);
      const first = all.findLast((one) => one.name === name && one.body === body && sentAt <= one.at + RETRY_MS);
      const text = first?.text ?? longestText(says, (id) => world.sightings.isKnownId(session, id));
      if (text === '') return;
      const second = { name, body, text, at: sentAt, seq, hasFailed: false };
      all.push(second);
      if (all.length > MOST_WRITES) all.shift();
      // Whoever says the same twice does two things, unless it has a name that is given once, or the first try failed.
      if (first === undefined || !(first.hasFailed || isUniqueId(text))) return;
      watchPair(session, { first, second, made: new Map() });
    }

    /** What came between the two counts, too. */
    function watchPair(session: Session, pair: Pair): void {
      pairsOf(session).add(pair);
      for (const { at: toldAt, seq, content } of world.news.recent(session))
        if (toldAt >= pair.first.at) hear(session, content, toldAt, seq);
      at(pair.second.at + WAIT_MS, [session], (nowAt) => judge(session, pair, nowAt));
    }

    function hear(session: Session, { entities }: Content, heardAt: number, seq: number): void {
      if (pairsOf(session).size === 0) return;
      for (const entity of entities)
        for (const pair of pairsOf(session)) if (isOf(pair, entity)) noteMade(session, pair, entity, heardAt, seq);
    }

    function noteMade(
      session: Session,
      { first, made }: Pair,
      entity: FoundEntity,
      heardAt: number,
      seq: number,
    ): void {
      const madeAt = timeOf(entity);
      const isNew =
        madeAt === undefined
          ? world.sightings.isNewSince(session, entity.id, first.seq)
          : madeAt >= first.at - TOLERANCE_MS;
      if (isNew) made.set(entity.id, { shape: entity.shape, isDated: madeAt !== undefined, at: heardAt, seq });
    }

    /** What the server had named before is no name that this write was given: it says where to write. */
    function wasSaidBefore(session: Session, { text, at: sentAt }: Sent): boolean {
      const isNamedIn = mentionOf(text);
      return world.news
        .recent(session)
        .some(({ at: saidAt, content }) => saidAt < sentAt && isNamedIn(JSON.stringify(content.body)));
    }

    function judge(session: Session, pair: Pair, nowAt: number): void {
      pairsOf(session).delete(pair);
      const { first, second, made } = pair;
      const [one, ...others] = made;
      const other = others.find(([, more]) => one !== undefined && areOfTwo(one[1], more));
      if (one === undefined || other === undefined || !session.isWhole(first.at, nowAt)) return;
      if (isUniqueId(first.text) && wasSaidBefore(session, first)) return;
      const identity = world.identity.now(session);
      const ids = [one[0], other[0]];
      const apartMs = Math.round(second.at - first.at);
      const tries = [first, second].map((sent) => ({ session: session.id, seq: sent.seq, at: sent.at }));
      const answers = [one, other].map(([, told]) => ({ session: session.id, seq: told.seq, at: told.at }));
      report({
        session,
        identity,
        key: [String(first.seq), String(second.seq)],
        place: [first.name.replace(/\d+/g, '*')],
        confidence: 'observed',
        title: `${nameAtStart(identity)} sent ${first.name} twice within ${durationText(apartMs)}, and the server made ${ids.join(' and ')} of it`,
        at: first.at,
        untilAt: nowAt,
        facts: { name: first.name, ids, apartMs, hadFailed: first.hasFailed },
        evidence: [
          ...tries.map((pointer) => ({ ...pointer, role: 'sent' })),
          ...answers.map((pointer) => ({ ...pointer, role: 'made' })),
        ],
        witness: [
          ...tries.map((pointer) => ({ ...pointer, says: `The page sent ${first.name}, with the same content.` })),
          ...answers.map((pointer, index) => ({
            ...pointer,
            says: `The server has ${ids[index]}, which says the same.`,
          })),
        ],
      });
    }
  },
};

const isOf = ({ first, made }: Pair, { id, object }: FoundEntity): boolean =>
  !made.has(id) && saysItself(object, first.text);

/** Of what says no time, two that came at once may have been found by what was asked. */
const areOfTwo = (one: Made, other: Made): boolean =>
  one.shape === other.shape && ((one.isDated && other.isDated) || one.seq !== other.seq);

/** Whether the object says it, and not another entity in it. */
function saysItself(object: JsonObject, text: string): boolean {
  return Object.values(object).some(
    (value: Json) => value === text || (isJsonObject(value) && idOf(value) === undefined && saysItself(value, text)),
  );
}

/** A name that is given once, else the longest text. Empty: there is none. What names a thing that is there makes none. */
function longestText(says: Json | undefined, isThere: (id: string) => boolean): string {
  const all = typeof says === 'object' && says !== null ? textsIn(says) : [];
  const texts = all.filter((text) => !isThere(text)).sort((a, b) => b.length - a.length);
  return texts.find((text) => /^\S{8,64}$/.test(text) && isUniqueId(text)) ?? texts[0] ?? '';
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return value.length > 1 ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((child: Json) => textsIn(child))
    : [];
}
