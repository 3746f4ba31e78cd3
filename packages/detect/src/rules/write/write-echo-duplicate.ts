import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { idOf } from '#entities/entity-id.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { isVolatile } from '#entities/is-volatile.ts';
import { authorOf, referencesOf } from '#entities/references.ts';
import { isStub, normalizeName } from '#entities/shapes.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Send } from '#models/writes/sends.ts';
import type { Rule } from '#rule.ts';
import { isOneSpot, placeText } from '#stores/place.ts';
import type { Copy } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, quoted } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'write.echo-duplicate.windowMs',
  unit: 'ms',
  value: 1_000,
  says: "How long an app has to put the server's entity in the place of its own.",
};
/** How often it is looked: both are to stand there twice in a row, or for as long as the write has no answer. */
const LEAST_LOOKS = 2;
const MOST_LOOKS = 5;
/** How long after it was sent an echo is known as one. */
const ECHO_MS = 30_000;
/** Characters of a longer text that are told. */
const MOST_QUOTED = 40;
/** New things that are looked at in one answer. */
const MOST_READ = 16;
/** Echoes remembered for each page. */
const MOST_ECHOES = 200;

/** What the server made of something that the page sent. */
interface Echo {
  readonly session: Session;
  readonly id: string;
  readonly line: string;
  readonly at: number;
  readonly seq: number;
  readonly send: Send;
  /** The text by which they are known to be one, and the field that has it. */
  readonly text: string;
  readonly field: string;
}

/** The page's own entity, which the user was shown at once, beside the one that the server made of it. */
interface Pair {
  readonly copy: Copy;
  readonly own: JsonObject;
}

/** What a user sent stands twice in a list: as the page showed it at once, and as the server sent it back. */
export const writeEchoDuplicate: Rule = {
  kind: 'write.echo-duplicate',
  severity: 'medium',
  summary: 'What a user sent stands in a list twice: as the page showed it at once, and as the server made it.',
  advice:
    'Give what is shown at once an id of the client (a UUID), send it along, and have the server send it back in the answer and in every event; ' +
    'then whichever comes first takes the place of the local one, and the other finds it there. Do not append what the own socket brings. ' +
    "The reference sync client keeps what is pending apart, and drops it when the server's entity with its key arrives.",
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const echoesOf = perSession(() => new RecentMap<string, Echo>(MOST_ECHOES));

    on('event.in', ({ link, event, mains, at: heardAt, seq }) => {
      hear(link.session, mains, { line: event.name, at: heardAt, seq });
    });
    on('write.confirmed', ({ write, content, at: heardAt, seq }) => {
      hear(write.session, content?.entities.slice(0, 1) ?? [], { line: write.name, at: heardAt, seq });
    });

    // What the answer said of it, or nothing, is one thing; a list has it only once the page has read it.
    on('read', ({ session, line, content, isWrite, isCatchUp, at: heardAt, seq }) => {
      const entities = content?.entities ?? [];
      if (isWrite || entities.length === 0 || world.sends.recent(session).length === 0) return;
      for (const { id } of entities) {
        const echo = echoesOf(session).get(id);
        if (echo !== undefined && heardAt - echo.at <= ECHO_MS) look(echo, heardAt + windowMs, 1);
      }
      if (isCatchUp)
        hear(
          session,
          entities.filter(({ id }) => world.sightings.isNewSince(session, id, seq - 1)).slice(0, MOST_READ),
          { line, at: heardAt, seq },
        );
    });

    function hear(session: Session, entities: readonly FoundEntity[], by: Pick<Echo, 'line' | 'at' | 'seq'>): void {
      const sends = world.sends.recent(session);
      if (sends.length === 0) return;
      for (const entity of entities) {
        if (isStub(entity.shape) || world.sends.saidIn(session, entity.object).length === 0) continue;
        if (echoesOf(session).has(entity.id)) continue;
        const echo = echoOf(session, entity, sends, by);
        if (echo === undefined) continue;
        echoesOf(session).set(entity.id, echo);
        look(echo, by.at + windowMs, 1);
      }
    }

    function echoOf(
      session: Session,
      { id, object, shape }: FoundEntity,
      sends: readonly Send[],
      by: Pick<Echo, 'line' | 'at' | 'seq'>,
    ): Echo | undefined {
      const { who } = world.identity.now(session);
      const author = authorOf(object, shape);
      if (author !== undefined && who !== undefined && !world.identity.isIdOf(author, who)) return undefined;
      // What a list held before was not made of what was sent just now.
      const send = sends.findLast((one) => by.at - one.at <= ECHO_MS && says(one, object) !== undefined);
      const said = send === undefined ? undefined : says(send, object);
      return send === undefined || said === undefined ? undefined : { session, id, ...by, send, ...said };
    }

    /** The longest text that both have, which is no id and no mark. */
    function says({ texts }: Send, object: JsonObject): Pick<Echo, 'text' | 'field'> | undefined {
      let best: Pick<Echo, 'text' | 'field'> | undefined;
      for (const [field, text] of Object.entries(object)) {
        if (typeof text !== 'string' || !texts.has(text) || isAside(field)) continue;
        if (text.length > (best?.text.length ?? 0)) best = { text, field };
      }
      return best ?? nameIn(texts, object);
    }

    function look(echo: Echo, dueAt: number, looks: number): void {
      at(dueAt, [echo.session], (nowAt) => judge(echo, looks, nowAt));
    }

    function judge(echo: Echo, looks: number, nowAt: number): void {
      const { session, send, text } = echo;
      if (world.page.isUnloaded(session) || !session.isWhole(send.at, nowAt)) return;
      const pair = pairOf(echo);
      if (pair === undefined) return;
      const isOpen = world.writes.pending(session).some(({ says: said }) => said.has(text));
      if (looks < LEAST_LOOKS || (isOpen && looks < MOST_LOOKS)) look(echo, nowAt + windowMs, looks + 1);
      else tell(echo, pair, nowAt);
    }

    /** A list that holds more of it than was ever sent. */
    function pairOf(echo: Echo): Pair | undefined {
      const { session, id } = echo;
      for (const copy of world.stores.copiesOf(session, id)) {
        if (copy.list === undefined || !isOneSpot(copy.place)) continue;
        const own = ownIn(echo, copy, copy.list);
        const [first] = own;
        if (first === undefined) continue;
        const made = copy.list.filter((item) => isEchoOf(echo, item)).length;
        const sent = world.sends.recent(session).filter(({ texts }) => texts.has(echo.text)).length;
        if (own.length + made > sent) return { copy, own: first };
      }
      return undefined;
    }

    /** Items that the server never spoke of, and that say the same. */
    function ownIn(echo: Echo, { object }: Copy, list: readonly Json[]): readonly JsonObject[] {
      const { field, text } = echo;
      const own: JsonObject[] = [];
      for (const item of list)
        if (isJsonObject(item) && item[field] === text && !isOfServer(echo, item) && isSameScope(item, object))
          own.push(item);
      return own;
    }

    function isOfServer({ session, id: echoed }: Echo, item: JsonObject): boolean {
      const id = idOf(item);
      return id === echoed || (id !== undefined && world.moves.allSaid(session, id) !== undefined);
    }

    function isEchoOf({ session, text }: Echo, item: Json): boolean {
      const id = isJsonObject(item) ? idOf(item) : undefined;
      return id !== undefined && echoesOf(session).get(id)?.text === text;
    }

    function tell(
      { session, id, line, at: heardAt, seq, send, field, text }: Echo,
      { copy, own }: Pair,
      nowAt: number,
    ): void {
      const { store, place } = copy;
      const identity = world.identity.now(session);
      const ownId = idOf(own);
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      const sinceText = durationText(nowAt - heardAt);
      const ownText = ownId === undefined ? 'the one that the page made' : `the page's own ${ownId}`;
      report({
        session,
        identity,
        key: [id, String(store.number), placeText(place)],
        place: [line, store.name, patternOf(world, session, copy)],
        confidence: 'observed',
        title: `${id}, which ${line} brought back of what ${nameOf(identity)} sent, stands beside ${ownText} at ${where} ${sinceText} later`,
        at: send.at,
        untilAt: nowAt,
        facts: {
          id,
          ...(ownId !== undefined && { ownId }),
          request: send.name,
          echo: line,
          store: store.name,
          path: placeText(place),
          field,
        },
        evidence: [
          { session: session.id, seq: send.seq, at: send.at, role: 'sent' },
          { session: session.id, seq, at: heardAt, role: 'echoed' },
          { session: session.id, seq: store.seq, at: store.changedAt, role: 'held' },
        ],
        witness: [
          {
            says: `The page sent ${quotedText(text)} once by ${send.name}.`,
            session: session.id,
            seq: send.seq,
            at: send.at,
          },
          {
            says: `${line} brought it back as ${id}: there is one on the server.`,
            session: session.id,
            seq,
            at: heardAt,
          },
          {
            says: `${sinceText} later ${where} holds ${id}, and beside it ${ownText} with the same ${field}.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

/** Names of fields that many things share, or that say how a thing stands. */
const isAside = (name: string): boolean =>
  isVolatile(name) ||
  /id$|^id|type|kind|status|state|role|room|channel|author|sender|user|name|lang|colou?r/i.test(name);

/** Whether two things, as far as both say where they belong, belong to the same. */
function isSameScope(a: JsonObject, b: JsonObject): boolean {
  const other = new Map([...referencesOf(b).scope].map(([name, id]) => [normalizeName(name), id]));
  // What the client calls it is its own.
  return [...referencesOf(a).scope].every(([name, id]) => {
    const there = other.get(normalizeName(name));
    return there === undefined || there === id || /client|temp|local|nonce/i.test(name);
  });
}

/** What has no other text of its own, such as what is to be bought, is known by its name. */
function nameIn(texts: ReadonlySet<string>, object: JsonObject): Pick<Echo, 'text' | 'field'> | undefined {
  const { name } = object;
  const isAllText = Object.entries(object).every(([field, value]) => typeof value !== 'string' || isAside(field));
  return isAllText && typeof name === 'string' && texts.has(name) ? { text: name, field: 'name' } : undefined;
}

const quotedText = (text: string): string =>
  quoted(text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text);
