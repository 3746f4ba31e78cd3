import type { Json, JsonObject, SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { Incident } from '../incident.ts';
import { detectAll, type Trace } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';

interface Cast {
  readonly user: string;
  readonly session: string;
  readonly release: string;
  /** Where the ids of this history begin. */
  readonly from: number;
  readonly store?: string;
  readonly event?: string;
}

const message = (id: number, room: string, by: string): JsonObject => ({
  id: `m_${id}`,
  roomId: room,
  authorId: by,
  text: `words ${id}`,
  sentAt: new Date(1_700_000_000_000 + id).toISOString(),
});

/** A page that comes back after a gap without reading, appends an event twice, and shows a write that was lost. */
function driftingPage({ user, session, release, from, store = 'messages', event = 'message:new' }: Cast): Trace {
  const room = `r_${from}`;
  const list: Json[] = [message(from, room, 'zoe'), message(from + 1, room, 'zoe')];
  const page = new PageTrace(session).at(100).seen(user);
  page.at(200).fetch(`GET /api/rooms/${room}/messages`, list, { auth: 'bearer' });
  page.store(1, store, { byRoom: { [room]: list } });
  const path = ['byRoom', room];
  page.at(1_000).connect(`eio-${session}`, { token: `${user}-token` });
  const third = message(from + 2, room, 'zoe');
  page.at(5_000).receive(event, third);
  page.commit(1, { op: 'splice', path, at: 2, remove: 0, insert: [third] });
  page.commit(1, { op: 'splice', path, at: 3, remove: 0, insert: [third] });
  page
    .at(9_000)
    .lose()
    .at(15_000)
    .connect(`eio-${session}-2`, { token: `${user}-token` });
  const text = `lost words of ${user}`;
  const request = page.at(30_000).beginFetch(`POST /api/rooms/${room}/messages`, 'bearer', { text });
  const mine = { id: `tmp_${from}`, roomId: room, authorId: user, text, sentAt: '' };
  page
    .commit(1, { op: 'splice', path, at: 4, remove: 0, insert: [mine] })
    .after(50)
    .fail(request);
  return { header: { ...page.header, id: session as SessionId, release }, records: page.records };
}

const groupsByKind = (incidents: readonly Incident[]): ReadonlyMap<string, string> =>
  new Map(incidents.map(({ kind, group }) => [kind, group]));

const alice = { user: 'alice', session: 'one', release: '1.0', from: 1_000 };

test('the same defects met by another user, in another session, release and with other ids are the same groups', () => {
  const once = detectAll([driftingPage(alice)]);
  const again = detectAll([driftingPage({ user: 'bob', session: 'two', release: '2.3.1', from: 77_000 })]);
  expect([...groupsByKind(once).keys()].toSorted()).toEqual(['gap.no-resync', 'store.duplicate', 'write.lost']);
  expect(groupsByKind(again)).toEqual(groupsByKind(once));
  const ids = [...once, ...again].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the same defect twice in one session is two incidents of one group', () => {
  const page = driftingPage(alice);
  const later = driftingPage({ ...alice, session: 'three', from: 5_000 });
  const lost = detectAll([page, later]).filter(({ kind }) => kind === 'write.lost');
  expect(lost).toHaveLength(2);
  expect(new Set(lost.map(({ group }) => group)).size).toBe(1);
});

test('the same defects in another build, whose minifier gave the component another name, are the same groups', () => {
  const groupsOf = (store: string) => groupsByKind(detectAll([driftingPage({ ...alice, store })]));
  const once = groupsOf('CT: byRoom');
  expect(once.size).toBe(3);
  expect(groupsOf('sT: byRoom')).toEqual(once);
  expect(groupsOf('Inbox: byRoom').get('store.duplicate')).not.toBe(once.get('store.duplicate'));
  expect(groupsOf('CT: byPerson').get('store.duplicate')).not.toBe(once.get('store.duplicate'));
});

test('a defect of another kind or in another store is another group, and so is the same of another app', () => {
  const once = groupsByKind(detectAll([driftingPage(alice)]));
  expect(new Set(once.values()).size).toBe(once.size);
  const elsewhere = groupsByKind(detectAll([driftingPage({ ...alice, store: 'archive' })]));
  expect(elsewhere.get('store.duplicate')).not.toBe(once.get('store.duplicate'));
  const page = driftingPage(alice);
  const other = groupsByKind(detectAll([{ ...page, header: { ...page.header, app: 'desk' } }]));
  for (const [kind, group] of once) expect(other.get(kind)).not.toBe(group);
});
