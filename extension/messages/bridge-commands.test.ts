import { expect, test } from 'vitest';
import { type BridgeCommand, parseBridgeCommand } from './bridge-commands.ts';

test.each<BridgeCommand>([
  { kind: 'record', on: true, tabId: 7, heir: 'e' },
  { kind: 'arm', tabId: 7, heir: 'e' },
  { kind: 'settled', batches: [4, 5] },
  { kind: 'resend' },
  { kind: 'wake' },
])('$kind is read as it was said', (command) => {
  expect(parseBridgeCommand(JSON.parse(JSON.stringify(command)))).toEqual(command);
});

test.each([
  null,
  'record',
  {},
  { kind: 'record' },
  { kind: 'record', on: true },
  { kind: 'arm' },
  { kind: 'arm', tabId: 7 },
  { kind: 'record', on: true, heir: 'e' },
  { kind: 'settled', batches: 4 },
  { kind: 'settled', batches: [4, '5'] },
  { kind: 'other' },
])('%j is nothing that a bridge understands', (input) => {
  expect(parseBridgeCommand(input)).toBeUndefined();
});
