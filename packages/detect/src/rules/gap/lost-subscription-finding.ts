import type { Evidence, WitnessFact } from '#incident.ts';
import type { Gap } from '#links/gaps.ts';
import type { Subscription } from '#models/delivery/interests.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import { gapMsOf, gapPlace } from '../gap-place.ts';
import { durationText, listText } from '../wording.ts';

/** What the page had asked to be sent, and did not ask for again. */
export interface Lost {
  readonly subscription: Subscription;
  /** The room that it was in for that. Absent: no probe tells. */
  readonly room?: string;
}

/** What is told of subscriptions of one gap that were not made again. */
export function lostSubscriptionFinding(
  world: World,
  gap: Gap,
  lost: readonly [Lost, ...Lost[]],
  nowAt: number,
): Finding {
  const { session } = gap;
  const identity = world.identity.now(session);
  const names = lost.map(({ subscription, room }) => room ?? subscription.scope);
  const gapMs = gapMsOf(gap, nowAt);
  const isProven = lost.every(({ room }) => room !== undefined);
  const asked = [...new Set(lost.map(({ subscription }) => subscription.name))];
  return {
    session,
    identity,
    key: [gap.id],
    place: [...gapPlace(gap), ...asked.toSorted()],
    confidence: isProven ? 'proven' : 'likely',
    title: `After ${durationText(gapMs)} without a socket ${nameOf(identity)} has it back, and ${lossText(names, asked)}`,
    at: gap.fromAt,
    untilAt: nowAt,
    facts: { scopes: names, asked, gapMs, reason: gap.reason, namespace: gap.lost.namespace },
    evidence: evidenceOf(gap, lost),
    witness: witnessOf(gap, lost[0], nowAt),
  };
}

/** A subscription that has a name of its own is in no room. */
const lossText = (names: readonly string[], asked: readonly string[]): string =>
  names.every((name) => asked.includes(name))
    ? `has not subscribed to ${listText(names)} again`
    : `is not in ${listText(names)} any more: ${listText(asked)} was not sent again`;

function evidenceOf({ session, seq, noticedAt, back }: Gap, lost: readonly Lost[]): readonly Evidence[] {
  return [
    ...lost.map(({ subscription }) => ({
      session: session.id,
      seq: subscription.seq,
      at: subscription.at,
      role: 'joined',
    })),
    { session: session.id, seq, at: noticedAt, role: 'lost' },
    ...(back === undefined ? [] : [{ session: session.id, seq: back.seq, at: back.at, role: 'restored' }]),
  ];
}

function witnessOf({ session, back }: Gap, { subscription, room }: Lost, nowAt: number): readonly WitnessFact[] {
  const { name, scope, heard, at, seq } = subscription;
  const { id } = session;
  const effect =
    room !== undefined
      ? { says: `For that its server put it into ${room}.`, session: id, seq, at }
      : {
          says: `Then ${heard?.name ?? 'an event'} of it came.`,
          session: id,
          seq: heard?.seq ?? seq,
          at: heard?.at ?? at,
        };
  const since = durationText(nowAt - (back?.at ?? nowAt));
  const absence = room === undefined ? '' : `, and its server has not put it into ${room} again`;
  return [
    {
      says: `The page ${name === scope ? `subscribed to ${name}` : `sent ${name} for ${scope}`}, and did not leave it.`,
      session: id,
      seq,
      at,
    },
    effect,
    {
      says: 'The socket went down and came back as a new connection, without recovery: its server knows nothing of the former one.',
      session: id,
      seq: back?.seq ?? seq,
      at: back?.at ?? nowAt,
    },
    { says: `In ${since} the page sent nothing for ${scope}${absence}.`, session: id, at: nowAt },
  ];
}
