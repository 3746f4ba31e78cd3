import type { SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { readSessionAddress, sessionAddress } from './session-address.ts';

const session = 's 1' as SessionId;
const read = (query: string) => readSessionAddress(new URLSearchParams(query), session);

test('the address of a record leads to it', () => {
  const address = sessionAddress(session, 41);
  expect(address).toBe('/sessions/s%201?tab=records&record=41');
  expect(read(address.split('?')[1] ?? '')).toEqual({ tab: 'records', selected: { session, seq: 41 } });
});

test.each(['', 'tab=nonsense', 'record=0', 'record=4.5', 'record=x'])(
  '%j shows the incidents, and no record',
  (query) => {
    expect(read(query)).toEqual({ tab: 'incidents', selected: undefined });
  },
);
