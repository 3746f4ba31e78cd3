import { describe, expect, test } from 'vitest';
import type { MutationId } from '../protocol/ids.ts';
import { connected, type Driven, drive, emptyCopy, epoch, scope, signedIn } from '../testing/drive.ts';
import type { SyncEvent } from './event.ts';
import { nextWakeMs } from './next-wake.ts';

const phases = {
  'signed out': () => drive(),
  loading: () => drive().send({ kind: 'sign-in', user: 'ada' }),
  following: () => signedIn({ crossTab: true }),
  opening: () => signedIn(),
  open: () => connected(),
  waiting: () => lose(connected(), 'lost'),
  refused: () => lose(connected(), 'refused'),
} satisfies Record<string, () => Driven>;

function lose(driven: Driven, reason: 'lost' | 'refused'): Driven {
  return driven.send({ kind: 'closed', socket: driven.lastRequest(), reason });
}

type Phase = keyof typeof phases;

const names = Object.keys(phases) as readonly Phase[];

/** The socket and requests of the table have the number of whatever is under way. */
const events: Record<string, (driven: Driven) => SyncEvent> = {
  'sign-in of the same user': () => ({ kind: 'sign-in', user: 'ada' }),
  'sign-in of another user': () => ({ kind: 'sign-in', user: 'ben' }),
  'sign-out': () => ({ kind: 'sign-out' }),
  mutate: () => ({
    kind: 'mutate',
    id: 'w' as MutationId,
    write: { kind: 'delete', scope, entity: { type: 'n', id: '1' } },
  }),
  retry: () => ({ kind: 'retry' }),
  dismiss: () => ({ kind: 'dismiss', id: 'w' as MutationId }),
  tick: () => ({ kind: 'tick' }),
  hidden: () => ({ kind: 'visible', visible: false }),
  shown: () => ({ kind: 'visible', visible: true }),
  check: () => ({ kind: 'check' }),
  loaded: (driven) => ({ kind: 'loaded', request: driven.lastRequest(), copy: emptyCopy }),
  'store full': () => ({ kind: 'save-failed', session: 's1', reason: 'full' }),
  'store of another session': () => ({ kind: 'save-failed', session: 's1', reason: 'signed-out' }),
  hello: (driven) => hello(driven, 'ada'),
  'hello of another user': (driven) => hello(driven, 'ben'),
  pong: (driven) => message(driven, { kind: 'pong', nowMs: 0, tag: '' }),
  joined: (driven) => message(driven, { kind: 'joined', scope, head: 0 }),
  left: (driven) => message(driven, { kind: 'left', scope }),
  lost: (driven) => ({ kind: 'closed', socket: driven.lastRequest(), reason: 'lost' }),
  kicked: (driven) => ({ kind: 'closed', socket: driven.lastRequest(), reason: 'kicked' }),
  unauthorized: (driven) => ({ kind: 'closed', socket: driven.lastRequest(), reason: 'unauthorized' }),
  refused: (driven) => ({ kind: 'closed', socket: driven.lastRequest(), reason: 'refused' }),
  'late message': () => ({ kind: 'message', socket: 0, message: { kind: 'left', scope } }),
  'late close': () => ({ kind: 'closed', socket: 0, reason: 'lost' }),
  'late heads': () => ({ kind: 'heads-read', request: 0, answer: { epoch, nowMs: 0, heads: {} } }),
  'late 304': () => ({ kind: 'heads-unchanged', request: 0 }),
  'late read': () => ({ kind: 'read', request: 0, answer: { epoch, nowMs: 0, pages: [] } }),
  'late outcomes': () => ({ kind: 'pushed', request: 0, answer: { epoch, nowMs: 0, outcomes: [] } }),
  'late failure': () => ({ kind: 'request-failed', request: 0, reason: 'refused' }),
  elected: (driven) => ({ kind: 'elected', bid: driven.lastRequest() }),
  deposed: (driven) => ({ kind: 'deposed', bid: driven.lastRequest() }),
  'late election': () => ({ kind: 'elected', bid: 0 }),
  'late deposition': () => ({ kind: 'deposed', bid: 0 }),
  'signed out in another tab': () => ({ kind: 'tab-message', message: { kind: 'signed-out', user: 'ada' } }),
  'another user signed out': () => ({ kind: 'tab-message', message: { kind: 'signed-out', user: 'ben' } }),
  'copy wanted': () => ({ kind: 'tab-message', message: { kind: 'copy-wanted', user: 'ada' } }),
};

const message = (driven: Driven, one: Extract<SyncEvent, { kind: 'message' }>['message']): SyncEvent => ({
  kind: 'message',
  socket: driven.lastRequest(),
  message: one,
});

const hello = (driven: Driven, user: string): SyncEvent =>
  message(driven, { kind: 'hello', user, epoch, nowMs: driven.state.clock.nowMs, heads: {} });

/** Where each phase goes. What is not named stays where it was. */
const moves: Record<string, Partial<Record<Phase, Phase>>> = {
  'sign-in of the same user': { 'signed out': 'loading' },
  'sign-in of another user': {
    'signed out': 'loading',
    following: 'loading',
    opening: 'loading',
    open: 'loading',
    waiting: 'loading',
    refused: 'loading',
  },
  'sign-out': {
    loading: 'signed out',
    following: 'signed out',
    opening: 'signed out',
    open: 'signed out',
    waiting: 'signed out',
    refused: 'signed out',
  },
  retry: { refused: 'opening' },
  shown: { waiting: 'opening' },
  check: { waiting: 'opening' },
  loaded: { loading: 'opening' },
  'store of another session': {
    following: 'signed out',
    opening: 'signed out',
    open: 'signed out',
    waiting: 'signed out',
    refused: 'signed out',
  },
  hello: { opening: 'open' },
  'hello of another user': { opening: 'opening' },
  lost: { opening: 'waiting', open: 'waiting' },
  kicked: { opening: 'waiting', open: 'waiting' },
  unauthorized: { opening: 'opening', open: 'waiting' },
  refused: { opening: 'refused', open: 'refused' },
  elected: { following: 'opening' },
  'signed out in another tab': {
    loading: 'signed out',
    following: 'signed out',
    opening: 'signed out',
    open: 'signed out',
    waiting: 'signed out',
    refused: 'signed out',
  },
};

function phaseOf({ state }: Driven): Phase {
  if (state.owner.kind === 'none') return 'signed out';
  if (state.owner.kind === 'loading') return 'loading';
  if (state.role.kind === 'follower') return 'following';
  return state.connection.kind === 'off' ? 'following' : state.connection.kind;
}

describe.each(names)('while %s', (phase) => {
  test.each(Object.keys(events))('%s', (name) => {
    const driven = phases[phase]();
    expect(phaseOf(driven)).toBe(phase);
    const event = events[name]?.(driven);
    if (event !== undefined) driven.send(event);
    expect(phaseOf(driven)).toBe(moves[name]?.[phase] ?? phase);
  });
});

describe('time', () => {
  test('the machine asks for a tick whenever it waits for something', () => {
    for (const phase of names) {
      const isResting = phase === 'signed out';
      expect([phase, Number.isFinite(nextWakeMs(phases[phase]().state))]).toEqual([phase, !isResting]);
    }
  });

  test('a tick at the time that it asked for makes it ask for a later one', () => {
    for (const phase of names) {
      const driven = phases[phase]();
      for (let round = 0; round < 50; round++) {
        const wakeMs = nextWakeMs(driven.state);
        if (!Number.isFinite(wakeMs)) break;
        driven.wait(wakeMs - driven.state.clock.nowMs).send({ kind: 'tick' });
        expect(nextWakeMs(driven.state)).toBeGreaterThan(wakeMs);
      }
    }
  });

  test('a wall clock that is set back does not hold up what is due', () => {
    const driven = connected();
    driven.takeEffects();
    driven.wait(-3_600_000).send({ kind: 'tick' });
    driven
      .wait(nextWakeMs(driven.state) - (driven.state.clock.nowMs - driven.state.clock.shiftMs))
      .send({ kind: 'tick' });
    expect(driven.takeEffects()).toContainEqual(expect.objectContaining({ kind: 'send' }));
  });
});
