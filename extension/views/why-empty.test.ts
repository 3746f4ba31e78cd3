import { expect, test } from 'vitest';
import type { PanelState } from '../panel/panel-state.ts';
import { whyEmpty } from './why-empty.ts';

test('while the page is recorded it says what has not happened', () => {
  expect(whyEmpty(stateOf({ fromStart: true }), 'sockets').title).toBe('No socket yet');
});

test('where the start of the page is missing it says to reload', () => {
  const { title, hint } = whyEmpty(stateOf({ fromStart: false }), 'sockets');
  expect([title, hint.startsWith('The start of this page load is missing')]).toEqual(['No socket yet', true]);
});

test('where nothing is recorded it says why, and not that nothing happened', () => {
  expect(whyEmpty(stateOf(), 'stores')).toMatchObject({
    title: 'Not recording',
    hint: expect.stringContaining('loaded before the extension'),
  });
  expect(whyEmpty({ ...stateOf(), connection: 'gone' }, 'records').title).toBe('Extension updated');
});

test('of a recording from a file it says what is not in it, and nothing about the tab', () => {
  const file = { name: 'day.drift', fault: undefined };
  const records = [{} as PanelState['records'][number]];
  expect(whyEmpty({ ...stateOf(), file, records }, 'incidents').title).toBe('No drift found');
});

test('of a file that could not be read it does not say that there is no drift in it', () => {
  const fault = { kind: 'not-a-recording', message: 'It is no recording of Driftscope.', hint: '' } as const;
  const broken = { ...stateOf(), file: { name: 'day.drift', fault } };
  expect(whyEmpty(broken, 'incidents')).toEqual({ title: 'Nothing to show', hint: fault.message });
  expect(whyEmpty({ ...broken, file: { name: 'day.drift', fault: undefined } }, 'records').title).toBe(
    'Nothing to show',
  );
});

function stateOf(page?: { readonly fromStart: boolean }): PanelState {
  const on = { on: true, why: 'panel-open', origin: 'https://a.example' } as const;
  return {
    connection: 'open',
    status: {
      ...(page && { recording: on }),
      collector: { state: 'off' },
      batches: { sent: 0, waiting: 0, onDisk: 0, refused: 0, shed: 0 },
    },
    sessions: page ? [{ header: { id: 'a' as never, originMs: 1 }, ...page, sinceMs: 1, knownToT: 0, missing: 0 }] : [],
    frames: [],
    incidents: [],
    records: [],
    forgotten: 0,
    late: 0,
    detectionFault: undefined,
    judgedUntilAt: undefined,
    faults: [],
    endedFaults: [],
    undoneFaults: [],
    faultRefusal: undefined,
  };
}
