import type { PollAnswer } from '#models/reads/polls.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { durationText } from '../wording.ts';

/** Asked within such a time they are one asking made twice, as by two components that mount together. */
const TOGETHER_MS = 500;

/** Two answers to one poll came in the wrong order. */
export const pollOverlap: Rule = {
  kind: 'poll.overlap',
  severity: 'medium',
  summary: 'A poll asks again before it was answered, and the answers come in the wrong order.',
  advice:
    'Let a poll wait for its answer before it asks again (a chain of `setTimeout` in place of `setInterval`), or abort the former ' +
    'request, and drop an answer when a later one was applied.',
  watch({ world, on, report }) {
    on('poll.answered', (late) => {
      const { ask, overtakenBy } = late;
      if (overtakenBy === undefined || !ask.isByTimer || !overtakenBy.ask.isByTimer) return;
      if (overtakenBy.ask.request.at - ask.request.at >= TOGETHER_MS) tell(late, overtakenBy);
    });

    function tell({ ask, answer, isSame }: PollAnswer, newer: PollAnswer): void {
      const { session, line } = ask.poll;
      const { request } = ask;
      const identity = world.identity.now(session);
      const lateMs = Math.round(answer.at - newer.answer.at);
      const tookMs = Math.round(answer.at - request.at);
      report({
        session,
        identity,
        key: [line, String(request.seq)],
        place: [readPattern(line)],
        confidence: 'observed',
        title: `An answer to ${line} took ${durationText(tookMs)} and came ${durationText(lateMs)} after the answer to the same, asked later by the page of ${nameOf(identity)}`,
        at: request.at,
        untilAt: answer.at,
        facts: { request: line, tookMs, lateMs, differs: isSame === false },
        evidence: [
          { session: session.id, seq: request.seq, at: request.at, role: 'asked' },
          { session: session.id, seq: newer.ask.request.seq, at: newer.ask.request.at, role: 'asked again' },
          { session: session.id, seq: newer.answer.seq, at: newer.answer.at, role: 'answered' },
          { session: session.id, seq: answer.seq, at: answer.at, role: 'answered late' },
        ],
        witness: [
          { says: `The page asked ${line}.`, session: session.id, seq: request.seq, at: request.at },
          {
            says: `It asked again ${durationText(newer.ask.request.at - request.at)} later, with no answer yet.`,
            session: session.id,
            seq: newer.ask.request.seq,
            at: newer.ask.request.at,
          },
          { says: 'The later asking was answered.', session: session.id, seq: newer.answer.seq, at: newer.answer.at },
          {
            says: 'Then the earlier one was: an older state, after a newer one.',
            session: session.id,
            seq: answer.seq,
            at: answer.at,
          },
        ],
      });
    }
  },
};
