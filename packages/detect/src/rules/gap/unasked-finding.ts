import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import { gapMsOf, gapPlace } from '../gap-place.ts';
import { durationText } from '../wording.ts';
import type { Unasked } from './watch-unasked.ts';

/** What is told of what a page named when its socket opened, and not when it opened again. */
export function unaskedFinding(world: World, { gap, back, opening, elsewhere }: Unasked, nowAt: number): Finding {
  const { session, seq, noticedAt, fromAt, reason, lost } = gap;
  const { scope, name } = opening;
  const { id } = session;
  const identity = world.identity.now(session);
  const gapMs = gapMsOf(gap, nowAt);
  const asked = { session: id, seq: opening.seq, at: opening.at };
  const restored = { session: id, seq: back.seq, at: back.at };
  const heard = { session: elsewhere.link.session.id, seq: elsewhere.seq, at: elsewhere.at };
  const event = elsewhere.event.name;
  return {
    session,
    identity,
    key: [gap.id],
    place: [...gapPlace(gap), name],
    confidence: 'observed',
    title: `After ${durationText(gapMs)} without a socket ${nameOf(identity)} has it back, and is not sent ${event} of ${scope} any more, as another page is: what named it when the socket opened was not sent again`,
    at: fromAt,
    untilAt: nowAt,
    facts: { scopes: [scope], asked: [name], gapMs, reason, namespace: lost.namespace },
    evidence: [
      { ...asked, role: 'joined' },
      { session: id, seq, at: noticedAt, role: 'lost' },
      { ...restored, role: 'restored' },
      { ...heard, role: 'received-by-peer' },
    ],
    witness: [
      {
        ...asked,
        says: `The page named ${scope} in ${name} as soon as its socket was open, and was sent ${event} of it.`,
      },
      { ...restored, says: `The socket went down and came back, and the page has not named ${scope} on it.` },
      { ...heard, says: `Another page, which had named it on the same kind of socket, was sent ${event} of it.` },
      {
        session: id,
        at: nowAt,
        says: `In ${durationText(nowAt - elsewhere.at)} that did not come to this one, though its socket is alive.`,
      },
    ],
  };
}
