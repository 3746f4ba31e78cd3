import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import { gapPlace } from '../gap-place.ts';
import { durationText } from '../wording.ts';
import type { LostTopic } from './watch-lost-topics.ts';

/** What is told of a topic that was not joined again. */
export function lostTopicFinding(world: World, { gap, back }: LostTopic, nowAt: number): Finding {
  const { session, lost, noticedAt, seq, fromAt, reason } = gap;
  const { namespace } = lost;
  const { id } = session;
  const identity = world.identity.now(session);
  const backAt = back.up?.at ?? nowAt;
  const gapMs = Math.round(backAt - fromAt);
  const joined = {
    session: id,
    seq: lost.request?.seq ?? lost.up?.seq ?? seq,
    at: lost.request?.at ?? lost.up?.at ?? fromAt,
  };
  const restored = { session: id, seq: back.up?.seq ?? seq, at: backAt };
  return {
    session,
    identity,
    key: [gap.id],
    place: gapPlace(gap),
    confidence: 'likely',
    title: `After ${durationText(gapMs)} without a socket ${nameOf(identity)} has it back, and has not joined ${namespace} again`,
    at: fromAt,
    untilAt: nowAt,
    facts: { scopes: [namespace], asked: [namespace], gapMs, reason, namespace },
    evidence: [
      { ...joined, role: 'joined' },
      { session: id, seq, at: noticedAt, role: 'lost' },
      { ...restored, role: 'restored' },
    ],
    witness: [
      { ...joined, says: `The page joined ${namespace}, was sent events of it, and did not leave it.` },
      { session: id, seq, at: noticedAt, says: 'The connection was lost, and with it all that was joined on it.' },
      { ...restored, says: `It is back${back.namespace === '/' ? '' : ` with ${back.namespace}`}, as a new one.` },
      { session: id, at: nowAt, says: `In ${durationText(nowAt - backAt)} the page has not asked for ${namespace}.` },
    ],
  };
}
