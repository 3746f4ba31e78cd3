import { expect, test } from 'vitest';
import { cutChat, message } from '../testing/chat-traces.ts';
import { detectAll } from '../testing/detect-all.ts';
import { computeIncidentLedger } from './incident-ledger.ts';

test('an incident of a gap has the ledger of that gap', () => {
  const { bob, server } = cutChat();
  bob.at(15_100).receive('message:new', message(5)).at(60_000).lose().at(61_000).connect('eio-9');
  const incident = detectAll([bob, server]).find(({ kind }) => kind === 'gap.missed-events');
  const ledger = incident && computeIncidentLedger(incident, [bob, server]);
  expect(ledger).toMatchObject({ session: 'page-bob', fromAt: incident?.at, unresolved: 2 });
  expect(ledger?.entries.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
    'm_4 unresolved',
    'm_5 healed',
    'm_6 unresolved',
  ]);
});

test('an incident of another kind, of another gap, or without anybody who saw what was sent has none', () => {
  const { bob, server } = cutChat();
  const incident = detectAll([bob, server]).find(({ kind }) => kind === 'gap.missed-events');
  if (incident === undefined) throw new Error('The chat has no gap.');
  expect(computeIncidentLedger(incident, [bob, server])).toBeDefined();
  expect(computeIncidentLedger({ ...incident, kind: 'state.diverged' }, [bob, server])).toBeUndefined();
  expect(computeIncidentLedger({ ...incident, id: 'i-other' }, [bob, server])).toBeUndefined();
  expect(computeIncidentLedger(incident, [bob])).toBeUndefined();
});
