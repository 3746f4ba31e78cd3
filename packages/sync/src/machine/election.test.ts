import { expect, test } from 'vitest';
import type { Epoch } from '../protocol/ids.ts';
import { put, writeId } from '../testing/changes.ts';
import { type Driven, epoch, scope, signedIn } from '../testing/drive.ts';
import { nextWakeMs } from './next-wake.ts';
import type { MachineOptions } from './options.ts';
import { statusOf } from './status.ts';
import type { TabMessage } from './tab-message.ts';
import { visibleEntity } from './view.ts';

const following = (options: Partial<MachineOptions> = {}): Driven => {
  const driven = signedIn({ crossTab: true, ...options });
  driven.takeEffects();
  return driven;
};

const leading = (options: Partial<MachineOptions> = {}): Driven => {
  const driven = following(options);
  driven.send({ kind: 'elected', bid: driven.lastRequest() });
  driven.takeEffects();
  return driven;
};

const posted = (driven: Driven): readonly TabMessage[] =>
  driven.takeEffects().flatMap((effect) => (effect.kind === 'post' ? [effect.message] : []));

const tell = (driven: Driven, message: TabMessage): Driven => driven.send({ kind: 'tab-message', message });

test('one tab connects; the others follow what it tells them', () => {
  const leader = leading();
  const follower = following();
  const hello = { kind: 'hello', user: 'ada', epoch, nowMs: leader.state.clock.nowMs, heads: { [scope]: 1 } } as const;
  leader.send({ kind: 'message', socket: leader.lastRequest(), message: hello });
  const page = { kind: 'snapshot', scope, seq: 1, changes: [put(1)] } as const;
  leader.send({ kind: 'read', request: leader.lastRequest(), answer: { epoch, nowMs: 0, pages: [page] } });
  leader.wait(500).send({ kind: 'tick' });
  for (const message of posted(leader)) tell(follower, message);
  expect(visibleEntity(follower.state, scope, { type: 'note', id: '1' })?.fields).toEqual({ seq: 1 });
  expect(statusOf(follower.state)).toMatchObject({ connection: 'connected', freshness: { kind: 'fresh' } });
  expect(follower.takeEffects().map(({ kind }) => kind)).not.toContain('open');
});

test('a visible tab takes over within 2 s when the leader falls silent', () => {
  const driven = following();
  const startMs = driven.state.clock.nowMs;
  let usurpedMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5 && usurpedMs === Number.POSITIVE_INFINITY; round++) {
    driven.wait(nextWakeMs(driven.state) - driven.state.clock.nowMs).send({ kind: 'tick' });
    const isUsurping = driven.takeEffects().some(({ kind }) => kind === 'usurp');
    if (isUsurping) usurpedMs = driven.state.clock.nowMs;
  }
  expect(usurpedMs - startMs).toBeLessThan(2_000);
});

test('a hidden tab leaves a silent leader alone', () => {
  const driven = following().send({ kind: 'visible', visible: false });
  driven.wait(1_600).send({ kind: 'tick' });
  expect(driven.takeEffects()).toEqual([]);
});

test('a tab that slept itself gives the leader time to wake', () => {
  const driven = following().wait(3_600_000).send({ kind: 'tick' });
  expect(driven.takeEffects()).toEqual([]);
  driven.wait(1_600).send({ kind: 'tick' });
  expect(driven.takeEffects()).toMatchObject([{ kind: 'usurp', user: 'ada' }]);
});

test('a leader that is deposed closes its socket and queues again', () => {
  const driven = leading();
  const { role } = driven.state;
  driven.send({ kind: 'deposed', bid: role.kind === 'leader' ? role.bid : 0 });
  expect(driven.takeEffects().map(({ kind }) => kind)).toEqual(['abort', 'close', 'post', 'elect']);
});

test('a follower that missed a message asks for a copy, and sends again what the leader does not have', () => {
  const driven = following();
  const entity = { type: 'note', id: '1' };
  driven.send({ kind: 'mutate', id: writeId('w'), write: { kind: 'put', scope, entity, fields: {} } });
  driven.takeEffects();
  tell(driven, {
    kind: 'beat',
    user: 'ada',
    connection: 'connected',
    freshness: 'fresh',
    tag: 'other',
    outbox: [],
    failed: [],
  });
  expect(posted(driven).map(({ kind }) => kind)).toEqual(['entries', 'copy-wanted']);
  const pages = [{ kind: 'snapshot', scope, seq: 4, changes: [put(4)] }] as const;
  tell(driven, { kind: 'copy', user: 'ada', epoch: 'e2' as Epoch, pages, entries: [] });
  expect(driven.state.replicas.get(scope)?.cursor).toBe(4);
  expect(driven.state.outbox.map(({ id }) => id)).toEqual(['w']);
});

test('where only polls keep the copy fresh, a hidden leader gives way', () => {
  const driven = leading({ transport: 'pull' });
  driven.send({ kind: 'visible', visible: false });
  expect(driven.takeEffects()).toEqual([{ kind: 'resign', user: 'ada' }, { kind: 'abort' }]);
  expect(driven.state.role.kind).toBe('follower');
});

test('an election that is told after its bid was given back elects nobody', () => {
  const driven = following({ transport: 'pull' });
  const bid = driven.lastRequest();
  driven.send({ kind: 'visible', visible: false }, { kind: 'visible', visible: true });
  driven.send({ kind: 'elected', bid });
  expect(driven.state.role.kind).toBe('follower');
  driven.send({ kind: 'elected', bid: driven.lastRequest() });
  expect(driven.state.role.kind).toBe('leader');
  driven.send({ kind: 'deposed', bid });
  expect(driven.state.role.kind).toBe('leader');
});

test('a tab that comes later knows at once how the leader is', () => {
  const leader = leading();
  const follower = signedIn({ crossTab: true });
  const hello = { kind: 'hello', user: 'ada', epoch, nowMs: leader.state.clock.nowMs, heads: {} } as const;
  leader.send({ kind: 'message', socket: leader.lastRequest(), message: hello });
  leader.takeEffects();
  for (const message of posted(follower)) tell(leader, message);
  for (const message of posted(leader)) tell(follower, message);
  expect(statusOf(follower.state)).toMatchObject({ connection: 'connected', freshness: { kind: 'fresh' } });
});
