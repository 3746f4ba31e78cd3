import type { Loop } from '#models/reads/resync-loops.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { gapPlace } from '../gap-place.ts';
import { countText, durationText } from '../wording.ts';

/** A page that catches up after a gap does not stop to. */
export const resyncLoop: Rule = {
  kind: 'resync.loop',
  severity: 'medium',
  summary: 'After one reconnect the same read repeats again and again, and brings nothing new.',
  advice:
    'What the read changes leads to the next one: an effect that depends on what it sets, a handler of `connect` that is called by its own ' +
    'answer, a check for completeness that can never be met. Read once for each connection: note for which one it was done, ' +
    'compare what came by version or content before it is set, and let a read that failed wait longer each time.',
  watch({ world, on, report }) {
    on('resync.looped', (loop) => {
      const { session, gap, line, same, at } = loop;
      const identity = world.identity.now(session);
      const [{ ask: firstAsk }] = same;
      const fromAt = firstAsk.before.at;
      if (gap.back === undefined || !session.isWhole(gap.fromAt, at) || world.page.isUnloaded(session)) return;
      const forMs = Math.round(at - fromAt);
      report({
        session,
        identity,
        key: [gap.id, line],
        place: [...gapPlace(gap), readPattern(line)],
        confidence: 'observed',
        title: `Since its socket is back the page of ${nameOf(identity)} has asked ${line} ${countText(same.length + 1, 'time')} in ${durationText(forMs)}, and ${countText(same.length, 'answer')} brought nothing new`,
        at: gap.back.at,
        untilAt: at,
        facts: { request: line, times: same.length + 1, same: same.length, forMs, namespace: gap.lost.namespace },
        evidence: [
          { session: session.id, seq: gap.back.seq, at: gap.back.at, role: 'restored' },
          ...same.map(({ ask: { request } }) => ({
            session: session.id,
            seq: request.seq,
            at: request.at,
            role: 'asked',
          })),
        ],
        witness: witnessOf(loop),
      });
    });
  },
};

function witnessOf({ session, gap, line, same, at }: Loop) {
  const { id } = session;
  const [{ ask: first }] = same;
  const last = same.at(-1)?.answer;
  return [
    { says: 'The socket came back.', session: id, seq: gap.back?.seq ?? gap.seq, at: gap.back?.at ?? gap.noticedAt },
    { says: `The page read ${line}.`, session: id, seq: first.before.seq, at: first.before.at },
    {
      says: `It read the same ${countText(same.length, 'more time', 'more times')}, and no user did anything.`,
      session: id,
      seq: first.request.seq,
      at: first.request.at,
    },
    {
      says: 'Each answer said what the one before had said.',
      session: id,
      ...(last && { seq: last.seq }),
      at: last?.at ?? at,
    },
  ];
}
