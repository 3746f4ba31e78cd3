import type { Json } from '@driftscope/records';
import type { LateAnswer } from '#models/reads/late-answers.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import { isOneSpot, placeText } from '#stores/place.ts';
import type { Store } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { countText, durationText, listText, quoted } from '../wording.ts';
import { findSetback, type Setback } from './setback.ts';

const SETTLE: Threshold = {
  name: 'order.stale-overwrite.settleMs',
  unit: 'ms',
  value: 1_000,
  says: 'How long a store has to come to rest.',
};

/** An answer that was overtaken put old data in the place of new. */
export const orderStaleOverwrite: Rule = {
  kind: 'order.stale-overwrite',
  severity: 'high',
  summary: 'An answer that came late put back what something newer had changed, or the answer to an older question.',
  advice:
    'Apply an answer only if nothing newer was applied since it was asked for: number the requests and drop the late ones, abort ' +
    'the former with an AbortController, or compare versions of the server (`updatedAt`, a revision) entity by entity.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    on('answer.late', (late) => {
      at(late.answer.at + settleMs, [late.session], (nowAt) => judge(late, nowAt));
    });

    function judge(late: LateAnswer, nowAt: number): void {
      const { session, answer } = late;
      if (!session.isWhole(answer.askedAt, nowAt) || world.page.isUnloaded(session) || wasAskedAgain(world, late))
        return;
      for (const [store, before] of late.before) {
        const setback = store.state === before ? undefined : setbackIn(late, store, before);
        if (setback === undefined) continue;
        tell(late, setback, store, nowAt);
        return;
      }
    }

    function tell({ session, answer }: LateAnswer, setback: Setback, store: Store, nowAt: number): void {
      const { newer, place, what } = setback;
      const identity = world.identity.now(session);
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      const lateMs = Math.round(answer.at - newer.at);
      const tookMs = Math.round(answer.at - answer.askedAt);
      report({
        session,
        identity,
        key: [String(answer.askedSeq), String(store.number), placeText(place)],
        place: [answer.pattern, store.name, patternOf(world, session, { place })],
        confidence: 'observed',
        title: `A late answer to ${answer.line}, asked ${durationText(tookMs)} before, ${whatText(setback)} ${where} of ${nameOf(identity)}, which ${newer.line} had brought ${durationText(lateMs)} earlier`,
        at: answer.askedAt,
        untilAt: nowAt,
        facts: {
          request: answer.line,
          newer: newer.line,
          tookMs,
          lateMs,
          store: store.name,
          path: placeText(place),
          what,
          ids: [...setback.ids],
        },
        evidence: [
          { session: session.id, seq: answer.askedSeq, at: answer.askedAt, role: 'asked' },
          { session: session.id, seq: newer.seq, at: newer.at, role: 'newer' },
          { session: session.id, seq: answer.seq, at: answer.at, role: 'answered late' },
        ],
        witness: [
          { says: `The page asked ${answer.line}.`, session: session.id, seq: answer.askedSeq, at: answer.askedAt },
          {
            says: `${newer.line} told something newer, and ${where} held it.`,
            session: session.id,
            seq: newer.seq,
            at: newer.at,
          },
          {
            says: `Then the answer came, and ${where} ${what === 'question' ? 'shows what was asked before' : 'went back to what it says'}: ${listText(setback.ids)}.`,
            session: session.id,
            seq: answer.seq,
            at: answer.at,
          },
        ],
      });
    }
  },
};

function setbackIn(late: LateAnswer, store: Store, before: Json): Setback | undefined {
  const setback = findSetback(late, before, store.state);
  return setback !== undefined && isOneSpot(setback.place) ? setback : undefined;
}

/** Whether the same was asked once more after the newer question: then its answer is what the user wants to see. */
function wasAskedAgain({ news }: World, { session, answer, newer }: LateAnswer): boolean {
  const lastAskedAt = Math.max(...newer.map(({ askedAt }) => askedAt));
  return news
    .recent(session)
    .some((one) => one.how === 'read' && one.line === answer.line && one.askedAt > lastAskedAt);
}

function whatText({ what, ids }: Setback): string {
  if (what === 'lost') return `took ${listText(ids)} out of`;
  return what === 'question'
    ? 'took the place of'
    : `put old values of ${countText(ids.length, 'entity', 'entities')} (${listText(ids)}) into`;
}
