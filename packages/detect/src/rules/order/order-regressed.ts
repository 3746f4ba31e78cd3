import type { Json, JsonObject } from '@driftscope/records';
import { isEqual } from '#engine/is-equal.ts';
import type { Content } from '#entities/content.ts';
import { isEntity } from '#entities/entity-id.ts';
import { isVolatile } from '#entities/is-volatile.ts';
import { isPlaceInOrder, versionStep } from '#entities/version-of.ts';
import type { Regression } from '#models/told/moves.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Write } from '#models/writes/writes.ts';
import type { Rule } from '#rule.ts';
import { type ChangedEntity, compareStates } from '#stores/compare-states.ts';
import { placeText, resolvePlace } from '#stores/place.ts';
import type { Store } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { versionText } from '../version-text.ts';
import { durationText, listText, quoted } from '../wording.ts';

const SETTLE: Threshold = {
  name: 'order.regressed.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a store has to come to rest.',
};
/** How long before an event a write may have been answered that it comes of. */
const ANSWERED_MS = 2_000;
/** While the page reads, it is looked at again. */
const MOST_LOOKS = 3;
/** Clocks of two servers may differ by so much: times that are closer tell less. */
const CLOCKS_MS = 1_000;
/** Names of events that go back on purpose. */
const isRestoring = (name: string): boolean => /restor|revert|roll_?-?back|undo|reset/i.test(name);

interface Candidate extends Regression {
  /** What the stores held when the older one came. */
  readonly before: ReadonlyMap<Store, Json>;
}

/** An event told of the past, and a store went back to it. */
export const orderRegressed: Rule = {
  kind: 'order.regressed',
  severity: 'high',
  summary: 'An event brought an older version of an entity than the page had been told of, and the store took it.',
  advice:
    'Compare versions before an event is applied, and drop what is older than what the store has. On the server give each change a ' +
    'number that grows, send it with the event, and tell of changes in that order: not after a look-up that takes its time.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    on('told.older', (regression) => {
      const { session, older } = regression;
      if (isRestoring(older.line)) return;
      const before = new Map(world.stores.all(session).map((store) => [store, store.keepState()]));
      look({ ...regression, before }, 1);
    });

    function look(candidate: Candidate, looks: number): void {
      const { session, older } = candidate;
      at(older.at + looks * settleMs, [session], (nowAt) => {
        if (!session.isWhole(candidate.newer.askedAt, nowAt) || world.page.isUnloaded(session)) return;
        const isReading = world.requests.readsPendingSince(session, older.at) > 0;
        if (isReading && looks < MOST_LOOKS) look(candidate, looks + 1);
        else if (!wentBackOnPurpose(world, candidate)) judge(candidate, nowAt);
      });
    }

    function judge(candidate: Candidate, nowAt: number): void {
      for (const [store, before] of candidate.before) {
        if (store.state === before) continue;
        const entities = compareStates(before, store.state).entities.filter(({ id }) => id === candidate.id);
        for (const entity of entities) {
          const fields = fieldsSetBack(candidate, entity);
          if (fields.length === 0 || isPlaceInOrder(candidate.version.field, listAround(before, entity))) continue;
          tell(candidate, { store, entity, fields }, nowAt);
          return;
        }
      }
    }

    function tell({ session, id, version, older, newer }: Regression, { store, entity, fields }: Back, nowAt: number) {
      const identity = world.identity.now(session);
      const path = placeText(entity.place);
      const where = `${path} in store ${quoted(store.name)}`;
      const [from, to] = [versionText(version, version.newer), versionText(version, version.older)];
      const sinceText = durationText(older.at - newer.at);
      report({
        session,
        identity,
        key: [id, String(older.seq), String(store.number), path],
        place: [older.source, newer.source, store.name, patternOf(world, session, entity)],
        confidence: version.isTime && version.newer - version.older < CLOCKS_MS ? 'likely' : 'observed',
        title: `${older.line} took ${listText(fields)} of ${id} at ${where} of ${nameOf(identity)} back from ${from}, which ${newer.line} had brought ${sinceText} before, to ${to}`,
        at: newer.at,
        untilAt: nowAt,
        facts: {
          id,
          fields: [...fields],
          store: store.name,
          path,
          older: older.line,
          newer: newer.line,
          by: version.field,
          from: version.newer,
          to: version.older,
        },
        evidence: [
          { session: session.id, seq: newer.seq, at: newer.at, role: 'newer' },
          { session: session.id, seq: older.seq, at: older.at, role: 'older' },
          { session: session.id, seq: store.seq, at: store.changedAt, role: 'held' },
        ],
        witness: [
          {
            says: `${newer.line} brought ${id} at ${from}, and ${where} held it.`,
            session: session.id,
            seq: newer.seq,
            at: newer.at,
          },
          {
            says: `${sinceText} later ${older.line} brought it at ${to}, the state of before.`,
            session: session.id,
            seq: older.seq,
            at: older.at,
          },
          {
            says: `${where} took ${listText(fields)} of the older one.`,
            session: session.id,
            seq: store.seq,
            at: nowAt,
          },
        ],
      });
    }
  },
};

interface Back {
  readonly store: Store;
  readonly entity: ChangedEntity;
  readonly fields: readonly string[];
}

/** The things among which it stands, as they were. */
function listAround(state: Json, { place }: ChangedEntity): readonly JsonObject[] {
  const around = resolvePlace(state, place.slice(0, -1)) ?? null;
  if (typeof around !== 'object' || around === null) return [];
  return Object.values(around).filter(isEntity);
}

/** Fields that said what the newer one says, and say what the older one says. */
function fieldsSetBack({ older, newer }: Regression, { before, after }: ChangedEntity): readonly string[] {
  return Object.keys(older.object).filter((field) => {
    const [was, is] = [newer.object[field], older.object[field]];
    if (was === undefined || is === undefined || isVolatile(field) || isEqual(was, is)) return false;
    return isEqual(before[field], was) && isEqual(after[field], is);
  });
}

/** Somebody took the newer one back: the server has said so since, or the page has asked for it. */
function wentBackOnPurpose({ moves, writes }: World, { session, id, older, newer }: Regression): boolean {
  const last = moves.lastSaid(session, { id, object: newer.object });
  if (last === undefined || versionStep(last, newer.object) !== undefined) return true;
  const isAsked = ({ says, at }: Write): boolean => says.has(id) && at <= older.at;
  // An answer that tells a newer version shows that the event does not come of the write.
  const isNewer = (content: Content | undefined): boolean =>
    (content?.entities ?? []).some((found) => found.id === id && versionStep(older.object, found.object) !== undefined);
  return (
    writes.pending(session).some(isAsked) ||
    writes
      .confirmed(session)
      .some(({ write, at, content }) => isAsked(write) && at >= older.at - ANSWERED_MS && !isNewer(content))
  );
}
