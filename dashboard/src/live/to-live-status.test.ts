import type { SyncStatus } from '@driftscope/sync';
import { expect, test } from 'vitest';
import { toLiveStatus } from './to-live-status.ts';

const told = (connection: SyncStatus['connection'], freshness: SyncStatus['freshness']) =>
  toLiveStatus({ connection, freshness, pending: 0, failed: 0, storing: true }, 1_000);

test('only what is fresh is live', () => {
  expect(told('connected', { kind: 'fresh' })).toEqual({ kind: 'live' });
  expect(told('connected', { kind: 'catching-up' })).toEqual({ kind: 'catching-up' });
  expect(told('connected', { kind: 'stale', sinceMs: 5_000 })).toEqual({ kind: 'stale', sinceAt: 5_000 });
});

test('a first connection is being made, or it fails since the page was opened', () => {
  const never = { kind: 'stale', sinceMs: null } as const;
  expect(told('connecting', never)).toEqual({ kind: 'connecting' });
  expect(told('disconnected', never)).toEqual({ kind: 'stale', sinceAt: 1_000 });
  expect(told('refused', never)).toEqual({ kind: 'stale', sinceAt: 1_000 });
  expect(told('connecting', { kind: 'stale', sinceMs: 5_000 })).toEqual({ kind: 'stale', sinceAt: 5_000 });
});
