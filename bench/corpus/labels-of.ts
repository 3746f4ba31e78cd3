import type { Variant } from '@driftscope/e2e';
import type { SmallApp } from './apps/small-app.ts';
import type { Case } from './case.ts';
import type { Take } from './take.ts';

type Labels = Pick<Case, 'what' | 'incidents' | 'also' | 'nearMissOf'>;

/** What is true of a take, by what its users do and what its app is known to get wrong. It is not asked what is found. */
export function labelsOf({ played, variant, number }: Take): Labels {
  const what = `${played.scenario.row} (${variant}, take ${number})`;
  if (played.kind === 'small app') return { what, ...labelsOfApp(played.scenario, variant) };
  const { name, system, kinds } = played.scenario;
  const also = { ...appWide[system], ...inPassing[name] };
  const passing = Object.keys(also).length > 0 && { also };
  if (played.kind === 'near miss') return { what, incidents: {}, ...passing, nearMissOf: [...kinds] };
  if (variant === 'synced') return { what, incidents: {}, nearMissOf: [...kinds] };
  const own = Object.fromEntries(kinds.map((kind) => [kind, 1]));
  return { what, incidents: { ...own, ...onTheWay[name] }, ...passing };
}

function labelsOfApp({ incidents, also, nearMissOf }: SmallApp, variant: Variant): Omit<Labels, 'what'> {
  if (variant === 'synced') return { incidents: {}, nearMissOf: [...(nearMissOf ?? Object.keys(incidents))] };
  return { incidents: { ...incidents }, ...(also && { also: { ...also } }) };
}

/** What else must happen where a scenario is played in the drifting variant: its steps meet other defects too. */
const onTheWay: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // The tab had lost its socket while it was in the background, when a message was sent.
  'team-back-in-front': { 'gap.missed-events': 1, 'gap.no-resync': 1 },
  // The handlers are doubled by a gap, after which nothing is read again.
  'team-doubled-listeners': { 'gap.no-resync': 1 },
  // The logout of this app forgets three things. Each of these scenarios is about one of them.
  'team-former-user-socket': { 'logout.stale-store': 1, 'logout.stale-storage': 1 },
  'team-left-in-storage': { 'logout.stale-store': 1 },
  'team-next-user': { 'logout.stale-storage': 1 },
  // Everyone sees it, also the user's own phone.
  'team-one-of-two-devices': { 'presence.false-offline': 2 },
  // Two devices have the message, and neither drops it.
  'encrypted-kept-expired': { 'ttl.expired-visible': 2, 'storage.plaintext-secret': 2 },
  // Every device that someone is logged in on writes its keys as they are.
  'encrypted-failing-handler': { 'storage.plaintext-secret': 1 },
  'encrypted-forgotten-picture': { 'storage.plaintext-secret': 1 },
  'encrypted-jumping-list': { 'storage.plaintext-secret': 2 },
  'encrypted-sent-twice': { 'storage.plaintext-secret': 1 },
  // A page that is idle for 15 s and more asks the same all the time.
  'support-hidden-polling': { 'poll.hot': 1 },
  'support-lost-send': { 'poll.hot': 1 },
  'support-lying-status': { 'poll.hot': 1 },
  // Whatever is said in this app is told by two events, and the list takes both.
  'inbox-room-not-left': { 'event.duplicate': 1, 'store.duplicate': 1 },
  'inbox-unread-counts': { 'event.duplicate': 1, 'store.duplicate': 1 },
};

/** What may be seen, or not, as often as chance has it: true, and not what the scenario is about. */
const inPassing: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'near-long-outage': { 'auth.anonymous-socket': 'After a reload the socket opens before the token is read.' },
  'near-logout-with-reload': { 'logout.stale-storage': 'The logout leaves who the user was in localStorage.' },
  'encrypted-jumping-list': { 'ui.layout-jump': 'Of two pictures one or both come while their reader reads on.' },
  'inbox-new-customer': {
    'order.regressed': 'The event of the new room comes last, and says what the room was at first.',
  },
  'inbox-late-room': { 'payload.partial': 'The update of the new room comes before the room, without its fields.' },
};

const appWide: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  A: {
    'poll.hot': 'The page asks for its badge every three seconds.',
    'poll.hidden': 'It does so behind other tabs too.',
  },
  B: {
    'poll.hot': 'The page polls every three seconds, whatever comes of it.',
    'payload.mismatch': 'Two endpoints give the same message under different names.',
  },
  C: {
    'event.duplicate': 'Every message is told by two events.',
    'store.duplicate': 'The list takes it from both.',
  },
};
