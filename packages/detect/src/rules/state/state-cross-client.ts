import type { Json, JsonObject } from '@driftscope/records';
import type { Session } from '#engine/session.ts';
import { versionOf, versionStep } from '#entities/version-of.ts';
import type { Move, Told } from '#models/told/moves.ts';
import { entitiesIn, type News } from '#models/told/news.ts';
import { nameBeside, nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Copy } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, quoted } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'state.cross-client.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long a change may take to reach the other clients.',
};
/** Who polls is looked at again, so often: it may ask seldom. */
const MOST_LOOKS = 4;

/** One field that a confirmed write changed. */
interface Change {
  readonly told: Told;
  readonly move: Move;
  readonly field: string;
  readonly to: Json;
}

/** What another client was told of it since, and holds. */
interface Contradiction {
  readonly news: News;
  readonly copy: Copy;
  readonly field: string;
  readonly value: Json;
}

/** What one client changed, and was told that it is changed, is not so for another. */
export const stateCrossClient: Rule = {
  kind: 'state.cross-client',
  severity: 'high',
  summary: 'A write was confirmed to one client, and another client was told the old value after it, and shows it.',
  advice:
    'All endpoints and events that tell of an entity must read it from the same place: a second table, a cache or a view that ' +
    'does not know of changes gives other clients another truth. Send the change itself to all who hold the entity.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    on('told', (told) => {
      if (told.how !== 'write') return;
      const changes = told.moves.flatMap((move) => changesOf(told, move));
      for (const change of changes) {
        for (const other of world.stores.holders(told.session, change.move.id))
          look(change, other, told.at + windowMs, 1);
      }
    });

    function look(change: Change, other: Session, dueAt: number, looks: number): void {
      const { told, move, field, to } = change;
      at(dueAt, [told.session, other], (nowAt) => {
        const said = world.moves.lastSaid(told.session, { id: move.id, object: move.after });
        const isWhole = told.session.isWhole(told.at, nowAt) && other.isWhole(told.at, nowAt);
        if (said?.[field] !== to || !isWhole || world.page.isUnloaded(other)) return;
        const found = contradictionIn(world, change, other);
        if (found !== undefined) tell(change, other, found, nowAt);
        else if (looks < MOST_LOOKS) look(change, other, nowAt + windowMs, looks + 1);
      });
    }

    function tell(change: Change, session: Session, found: Contradiction, nowAt: number): void {
      const { told, move, field, to } = change;
      const { copy, news, value } = found;
      const identity = world.identity.now(session);
      const writer = world.identity.now(told.session);
      const where = `${placeText(copy.place)} in store ${quoted(copy.store.name)}`;
      const afterMs = Math.round(news.at - told.at);
      report({
        session,
        identity,
        key: [told.session.id, String(told.seq), move.id, found.field],
        place: [told.source, news.pattern, copy.store.name, patternOf(world, session, copy)],
        confidence: 'proven',
        title: `${nameBeside(writer, identity)} changed ${field} of ${move.id} by ${told.line}, and ${durationText(afterMs)} later ${news.line} gave ${nameOf(identity)} the old ${found.field}, which is at ${where}`,
        at: told.at,
        untilAt: nowAt,
        facts: {
          id: move.id,
          field,
          shownField: found.field,
          held: value,
          said: to,
          writer: told.line,
          reader: news.line,
        },
        evidence: [
          { session: told.session.id, seq: told.seq, at: told.at, role: 'confirmed' },
          { session: session.id, seq: news.askedSeq, at: news.askedAt, role: 'asked' },
          { session: session.id, seq: news.seq, at: news.at, role: 'old' },
        ],
        witness: [
          {
            says: `The server confirmed to ${nameOf(writer)} that ${field} of ${move.id} was changed.`,
            session: told.session.id,
            seq: told.seq,
            at: told.at,
          },
          {
            says: `${news.line}, asked after that, gave ${nameOf(identity)} what it was before, as ${found.field}.`,
            session: session.id,
            seq: news.seq,
            at: news.at,
          },
          { says: `It is shown at ${where}.`, session: session.id, at: nowAt },
        ],
      });
    }
  },
};

/** Texts only: marks and counts may be each user's own. */
function changesOf(told: Told, move: Move): readonly Change[] {
  return move.fields.flatMap((field) => {
    const to = move.after[field];
    // Numbers and flags may be each client's own, where no version tells.
    const isShared = typeof to === 'string' || versionOf(move.after) !== undefined;
    return to !== undefined && isShared ? [{ told, move, field, to }] : [];
  });
}

/** The other client asked after the write was confirmed, was told the value from before, and holds it. */
function contradictionIn(world: World, { told, move, field }: Change, other: Session): Contradiction | undefined {
  const was = move.before[field];
  const writerShape = world.shapes.of(move.after);
  for (const copy of world.stores.copiesOf(other, move.id)) {
    const name = world.views.sameField(other.app, field, writerShape, world.shapes.of(copy.object));
    if (name === undefined || was === undefined || copy.object[name] !== was) continue;
    const [news, object] = lastTold(world, other, move.id, name) ?? [];
    if (news === undefined || object?.[name] !== was || news.askedAt <= told.at) continue;
    if (typeof was === 'string' || versionStep(object, move.after) !== undefined)
      return { news, copy, field: name, value: was };
  }
  return undefined;
}

/** The last read that told the page of this field. */
function lastTold(world: World, session: Session, id: string, field: string): readonly [News, JsonObject] | undefined {
  for (const news of world.news.recent(session).toReversed()) {
    if (news.how !== 'read') continue;
    const found = entitiesIn(news).find((entity) => entity.id === id && entity.object[field] !== undefined);
    if (found !== undefined) return [news, found.object];
  }
  return undefined;
}
