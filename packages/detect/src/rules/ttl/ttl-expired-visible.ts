import type { JsonObject } from '@driftscope/records';
import { isJsonObject, parseJson, utcMoment } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { createDerivation } from '#entities/derivation.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { isShownAsGone } from '#entities/is-shown-as-gone.ts';
import { normalizeName } from '#entities/shapes.ts';
import { asTime } from '#entities/time-of.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf, unique } from '../held-entities.ts';
import { durationText, listText, quoted } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'ttl.expired-visible.windowMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a page has to take away what expired.',
};
/** What lives longer than this is not waited for. */
const LONGEST_MS = 24 * 3_600_000;
/** Entities with an expiry remembered for each page. */
const MOST_ENTITIES = 2_000;

/** An entity that the wire brought, and the time at which it is to be gone. */
interface Mortal {
  readonly session: Session;
  readonly id: string;
  readonly field: string;
  readonly expiresAt: number;
  readonly at: number;
  readonly seq: number;
}

/** Where an expired entity still is. */
interface Remains {
  readonly name: string;
  /** The same, as it is told. */
  readonly text: string;
  readonly place: string;
  readonly pattern: string;
}

/** What was to disappear is still there. */
export const ttlExpiredVisible: Rule = {
  kind: 'ttl.expired-visible',
  severity: 'high',
  summary: 'A message with a time to live is still in a store or in IndexedDB after it expired.',
  advice:
    'Let one timer wait for the next expiry, and on its end, on every load and whenever the page becomes visible, delete all that has expired ' +
    "from stores and IndexedDB alike. Compare with the server's time (its `Date` header, or an offset measured at connect), and " +
    'have the server refuse to send what has expired.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const knownOf = perSession(() => new RecentMap<string, number>(MOST_ENTITIES));
    const waitingOf = perSession(() => new Set<Mortal>());

    on('event.in', ({ link, mains, at: seenAt, seq }) => {
      for (const entity of mains) meet(link.session, entity, seenAt, seq);
    });
    on('read', ({ session, content, at: seenAt, seq }) => {
      for (const entity of content?.entities ?? []) meet(session, entity, seenAt, seq);
    });

    on('page.active', ({ session, at: activeAt }) => {
      for (const mortal of waitingOf(session)) look(mortal, activeAt + windowMs);
      waitingOf(session).clear();
    });

    function meet(session: Session, { id, object, shape }: FoundEntity, seenAt: number, seq: number): void {
      const { name: field } = shape.derive(object, expiryField);
      const expiresAt = field === undefined ? undefined : asTime(object[field] ?? null);
      if (field === undefined || expiresAt === undefined || expiresAt > seenAt + LONGEST_MS) return;
      if (knownOf(session).get(id) === expiresAt) return;
      knownOf(session).set(id, expiresAt);
      const mortal = { session, id, field, expiresAt, at: seenAt, seq };
      look(mortal, Math.max(seenAt, expiresAt) + windowMs);
    }

    function look(mortal: Mortal, dueAt: number): void {
      at(dueAt, [mortal.session], (nowAt) => judge(mortal, nowAt));
    }

    function judge(mortal: Mortal, nowAt: number): void {
      const { session, id, expiresAt, at: seenAt } = mortal;
      if (knownOf(session).get(id) !== expiresAt) return;
      const aheadMs = world.clocks.aheadMs(session);
      const activeSince = world.page.activeSince(session);
      if (aheadMs === undefined || !session.isWhole(seenAt, nowAt)) return;
      // Timers of a hidden page are late by right; those of one that came back are not.
      if (activeSince === undefined) {
        waitingOf(session).add(mortal);
        return;
      }
      const dueAt = Math.max(expiresAt + aheadMs, activeSince) + windowMs;
      if (dueAt > nowAt) {
        look(mortal, dueAt);
        return;
      }
      const remains = remainsOf(world, mortal, nowAt, nowAt - windowMs);
      if (remains.length > 0) tell(mortal, remains, nowAt);
    }

    function tell(
      { session, id, field, expiresAt, at: seenAt, seq }: Mortal,
      remains: readonly Remains[],
      nowAt: number,
    ) {
      const identity = world.identity.now(session);
      const texts = unique(remains.map(({ text }) => text));
      const lateMs = Math.round(nowAt - expiresAt);
      const received = { session: session.id, seq, at: seenAt };
      report({
        session,
        identity,
        key: [id],
        place: unique(remains.flatMap(({ name, pattern }) => [name, pattern])),
        confidence: 'observed',
        title: `${id} expired, and ${durationText(lateMs)} later ${nameOf(identity)} still has it in ${listText(texts)}`,
        at: Math.max(seenAt, expiresAt),
        untilAt: nowAt,
        facts: { id, field, expiresAt, lateMs, places: remains.map(({ name, place }) => `${name}: ${place}`) },
        evidence: [{ ...received, role: 'received' }],
        witness: [
          {
            ...received,
            says: `The server gave ${id}, and says by ${field} that it ends at ${utcMoment(expiresAt, 'ms')}.`,
          },
          {
            says: `${durationText(lateMs)} after that ${remains[0]?.text} still holds it at ${remains[0]?.place}.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

/** Names that say that a thing is taken away then. */
const vanishing = /^(disappears?|destroy|destruct|selfdestructs?|deletes?|vanish(es)?|burn)(at|on|time)$/;
/** Names that may say no more than that it is not valid any more: an offer, an invitation. */
const expiring = /^(expires?|expiry|expiration)(at|on|time|date)?$/;
/** What a message has, and an offer has not. */
const speech =
  /^(text|body|content|caption|photo|picture|video|media|ciphertext|encrypted\w*|message|payload|box|sealed\w*)$/;
const speaker = /^(author|sender|from|by)(id|userid)?$/;

const expiryField = createDerivation((names): { readonly name?: string } => {
  const plain = names.map(normalizeName);
  const isMessage = plain.some((name) => speech.test(name)) && plain.some((name) => speaker.test(name));
  const isMeant = (name: string): boolean => vanishing.test(name) || (isMessage && expiring.test(name));
  const name = names.find((one) => isMeant(normalizeName(one)));
  return name === undefined ? {} : { name };
});

function remainsOf(world: World, { session, id, field }: Mortal, nowAt: number, beforeAt: number): readonly Remains[] {
  // A page that sent it may have reckoned the end itself, some ms off.
  const isOver = (other: JsonObject): boolean => {
    const endsAt = asTime(other[field] ?? null);
    return endsAt !== undefined && endsAt <= beforeAt && !isShownAsGone(other);
  };
  const copies = world.stores.copiesOf(session, id).filter((copy) => isOver(copy.object));
  const items = world.storages.named(session, id).filter(({ where, text, at }) => {
    const value = text === undefined ? undefined : parseJson(text);
    const isDb = where.startsWith('IndexedDB') && session.isWhole(at, nowAt);
    return isDb && value?.ok === true && isJsonObject(value.value) && isOver(value.value);
  });
  return [
    ...copies.map((copy) => ({
      name: `store ${copy.store.name}`,
      text: `store ${quoted(copy.store.name)}`,
      place: placeText(copy.place),
      pattern: patternOf(world, session, copy),
    })),
    ...items.map(({ where }) => ({ name: where, text: where, place: id, pattern: '*' })),
  ];
}
