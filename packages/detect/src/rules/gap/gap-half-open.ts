import type { Silence } from '#links/silences.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { channelPlace } from '../gap-place.ts';
import { durationText } from '../wording.ts';

/** A socket says that it is open, and its other side has been gone for longer than it said it could be. */
export const gapHalfOpen: Rule = {
  kind: 'gap.half-open',
  severity: 'high',
  summary: 'A socket counts as open, but has brought nothing for longer than its heartbeat allows.',
  advice:
    'A connection that dies without a word (a proxy, a phone that changed its network) stays open for the page until TCP gives up, ' +
    'which takes minutes to hours; pings of the WebSocket protocol do not reach it. Let the server send a heartbeat that the page can ' +
    'see, close the socket when two or three are missing, connect again and read what was missed. Look once more when the page is ' +
    'shown or comes online. Where Socket.IO does this, its timer may be late in a page that is hidden.',
  watch({ world, on, report }) {
    on('socket.silent', (silence) => {
      const { link, sinceAt, at, basis, limitMs } = silence;
      const { session, up } = link;
      const identity = world.identity.now(session);
      const silentMs = Math.round(at - sinceAt);
      const silent = durationText(silentMs);
      report({
        session,
        identity,
        key: [link.id, String(Math.round(sinceAt))],
        place: [...channelPlace(link), basis],
        confidence: basis === 'promised' ? 'observed' : 'likely',
        title: `The socket of ${nameOf(identity)} counts as open, but has brought nothing for ${silent}, ${expectations[basis]}`,
        at: sinceAt,
        untilAt: at,
        facts: { silentMs, limitMs: Math.round(limitMs), basis, namespace: link.namespace },
        evidence: up === undefined ? [] : [{ session: session.id, seq: up.seq, at: up.at, role: 'connected' }],
        witness: witnessOf(silence, silent),
      });
    });
  },
};

const expectations = {
  promised: 'longer than the server had said it could',
  beat: 'although its server had sent a regular heartbeat',
  answer: 'not even the answer that its heartbeats always got',
  pace: 'although it had been busy until then; requests to its server fail, too',
} as const;

function witnessOf({ link: { session, up }, basis, limitMs, sinceAt, at }: Silence, silent: string) {
  const within = durationText(limitMs);
  const rule = {
    promised: `The server said how often it would ping: a live connection brings something within ${within}.`,
    beat: `The server sent a regular heartbeat: a live connection brings something within ${within}.`,
    answer: 'Until then each heartbeat of the page was answered.',
    pace: `Until then something came all the time. Since then a request to the same server failed, and none was answered.`,
  }[basis];
  const gone = basis === 'answer' ? 'Then two or more were not, and nothing' : 'Nothing';
  return [
    { says: rule, session: session.id, ...(up && { seq: up.seq }), at: up?.at ?? sinceAt },
    { says: `${gone} came in ${silent}, while the page was visible, online and awake.`, session: session.id, at },
    { says: 'The page has not closed the socket, and goes on waiting.', session: session.id, at },
  ];
}
