import { PATIENCE, PATIENCE_AFTER_ATTEMPT } from '#links/abandoned.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { gapMsOf, gapPlace } from '../gap-place.ts';
import { countText, durationText } from '../wording.ts';

/** The socket went down, and the page gave up on it. */
export const gapNoReconnect: Rule = {
  kind: 'gap.no-reconnect',
  severity: 'high',
  summary: 'A socket stays down while the page is visible and online, and nothing tries to bring it back.',
  advice:
    'Socket.IO does not reconnect by itself after `io server disconnect`, after a refusal by a middleware, or once its ' +
    'attempts are used up. Listen to `disconnect` and `connect_error`: get fresh credentials and call `socket.connect()`, ' +
    'with a growing, random delay. Where the user must act, show it. And read what was missed once the socket is back.',
  thresholds: [PATIENCE, PATIENCE_AFTER_ATTEMPT],
  watch({ world, on, report }) {
    on('gap.abandoned', ({ gap, at, attempts }) => {
      const { session } = gap;
      const downMs = gapMsOf(gap, at);
      const identity = world.identity.now(session);
      const cause = gap.reason === 'kicked' ? 'the server closed it' : 'the connection broke';
      report({
        session,
        identity,
        key: [gap.id],
        place: [...gapPlace(gap), gap.reason],
        confidence: 'likely',
        title: `The socket of ${nameOf(identity)} has been down for ${durationText(downMs)} since ${cause}, and ${afterText(attempts)}nothing tries to reconnect`,
        at: gap.fromAt,
        untilAt: at,
        facts: { downMs, reason: gap.reason, attempts, namespace: gap.lost.namespace },
        evidence: [{ session: session.id, seq: gap.seq, at: gap.noticedAt, role: 'lost' }],
        witness: [
          { says: `The socket went down: ${cause}.`, session: session.id, seq: gap.seq, at: gap.noticedAt },
          {
            says: `${durationText(downMs)} later the page is visible and online, and no attempt to connect is under way.`,
            session: session.id,
            at,
          },
        ],
      });
    });
  },
};

const afterText = (attempts: number): string => (attempts === 0 ? '' : `after ${countText(attempts, 'attempt')} `);
