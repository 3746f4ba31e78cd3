import { isJsonObject, type Json } from '@driftscope/records';
import { isPlain } from '#entities/is-plain.ts';
import type { FieldChange, Skew } from '#models/told/skews.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Copy } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, listText, quoted } from '../wording.ts';

const SETTLE: Threshold = {
  name: 'payload.version-skew.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a store has to make something of it.',
};

/** What a store made of an entity that was given otherwise. */
interface Effect {
  readonly copy: Copy;
  readonly change: FieldChange;
  /** `without`: it has no value, where others have one. `mixed`: it has one of another type. `older`: the change did not reach it. */
  readonly what: 'without' | 'mixed' | 'older';
}

/** The server begins to speak otherwise while the page is open, and the page does not understand it. */
export const payloadVersionSkew: Rule = {
  kind: 'payload.version-skew',
  severity: 'medium',
  summary:
    'Within the life of one page an event or answer came with other names or types, and a store did not take it over.',
  advice:
    'An old page meets a new server after each deployment. Add fields before you take old ones away, and keep both for as long as pages ' +
    'live; send a version with the handshake, and have the page load itself anew when it is too old. Check what comes against a schema ' +
    'where it comes in, so that the first such payload is an error and not a hole.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    on('shape.changed', (skew) => {
      at(skew.after.at + settleMs, [skew.session], (nowAt) => judge(skew, nowAt));
    });

    function judge(skew: Skew, nowAt: number): void {
      const { session, before } = skew;
      if (world.page.isUnloaded(session) || !session.isWhole(before.at, nowAt)) return;
      const copies = world.stores.copiesOf(session, skew.after.id);
      for (const copy of copies) {
        for (const change of skew.changes) {
          const what = effectOn(copy, change, skew);
          if (what === undefined) continue;
          tell(skew, { copy, change, what }, nowAt);
          return;
        }
      }
    }

    function tell(
      { session, source, changes, before, after, same }: Skew,
      { copy, change, what }: Effect,
      nowAt: number,
    ): void {
      const identity = world.identity.now(session);
      const where = `${placeText(copy.place)} in store ${quoted(copy.store.name)}`;
      const texts = changes.map(changeText);
      const former = same ?? before;
      report({
        session,
        identity,
        key: [source],
        place: [source, copy.store.name, patternOf(world, session, copy), ...texts],
        confidence: 'observed',
        title: `${source} changed while the page of ${nameOf(identity)} was open (${listText(texts)}), and ${after.id} at ${where} ${effectText(what, change)}`,
        at: after.at,
        untilAt: nowAt,
        facts: {
          source,
          id: after.id,
          store: copy.store.name,
          path: placeText(copy.place),
          what,
          changes: changes.map((one) => ({ ...one })),
        },
        evidence: [
          { session: session.id, seq: former.seq, at: former.at, role: 'before' },
          { session: session.id, seq: after.seq, at: after.at, role: 'after' },
        ],
        witness: [
          {
            says: `${source} gave ${former.id} with ${fieldText(change.was, change.wasType)}.`,
            session: session.id,
            seq: former.seq,
            at: former.at,
          },
          {
            says: `Then it gave ${after.id} with ${fieldText(change.is, change.isType)}.`,
            session: session.id,
            seq: after.seq,
            at: after.at,
          },
          {
            says: `${durationText(nowAt - after.at)} later ${where} has one that ${effectText(what, change)}.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

function effectOn(
  { object, list }: Copy,
  { was, is, wasType, isType }: FieldChange,
  { after, same }: Skew,
): Effect['what'] | undefined {
  const held = object[was];
  const others = (list ?? []).filter((item) => item !== object).map((item) => fieldOf(item, was));
  if (was !== is && held === undefined && others.some((value) => value !== undefined)) return 'without';
  if (was === is && wasType !== isType && isTypeOf(held, isType) && others.some((value) => isTypeOf(value, wasType)))
    return 'mixed';
  const isOlder = Object.entries(after.object).some(([name, value]) => {
    const former = same?.object[name] ?? (name === is ? same?.object[was] : undefined);
    const heldAs = name === is ? was : name;
    return isPlain(value) && former !== undefined && former !== value && object[heldAs] === former;
  });
  return isOlder ? 'older' : undefined;
}

const fieldOf = (item: Json, field: string): Json | undefined => (isJsonObject(item) ? item[field] : undefined);

const isTypeOf = (value: Json | undefined, type: string): boolean =>
  value !== undefined && value !== null && (Array.isArray(value) ? 'list' : typeof value) === type;

const changeText = ({ was, is, wasType, isType }: FieldChange): string =>
  was === is ? `${was} from ${wasType} to ${isType}` : `${was} is ${is} now`;

const fieldText = (name: string, type: string): string => `${name}, a ${type}`;

function effectText(what: Effect['what'], { was, isType }: FieldChange): string {
  if (what === 'without') return `has no ${was}, as others have`;
  return what === 'mixed' ? `has a ${isType} for ${was}, and others not` : 'says what it had said before';
}
