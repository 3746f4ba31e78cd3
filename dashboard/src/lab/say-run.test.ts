import type { LabSystem } from '@driftscope/records';
import { expect, test } from 'vitest';
import { noDrift } from '../lab-run/compute-drift.ts';
import { freshState } from '../lab-run/lab-state.ts';
import { sayRun } from './say-run.ts';

const system: LabSystem = {
  id: 'chat',
  name: 'Chat',
  system: 'A',
  user: 'Alice',
  nextUser: 'Bob',
  writers: ['Bob'],
  writeEveryMs: 1_000,
  newsMs: 700,
  faults: ['cut', 'kick'],
  compared: [{ name: 'messages', isOrdered: true, rows: { kind: 'states', patterns: [] } }],
  opening: [],
};
const script = {
  seed: 1,
  events: [
    { id: '1', fault: 'cut', atMs: 2_000, forMs: 3_000 },
    { id: '2', fault: 'kick', atMs: 12_000, forMs: 500 },
  ],
} as const;
const runningAt = (tMs: number) => sayRun({ ...freshState, phase: 'running', tMs }, script, system);

test('before a run it says what a run is, and while clients open, what is waited for', () => {
  expect(sayRun(undefined, script, system).text).toMatch(/^Run plays the script for 25\.5 s/);
  expect(sayRun(freshState, script, system).head).toBe('Starting');
});

test('a run that could not begin is told from one that broke off', () => {
  const failed = { ...freshState, phase: 'failed' } as const;
  expect(sayRun(failed, script, system).head).toBe('Not begun');
  const samples = [{ tMs: 0, server: {}, naive: {}, reference: {} }];
  expect(sayRun({ ...failed, samples }, script, system).head).toBe('Broken off');
});

test('while it runs it names the fault that is on, and else the next one', () => {
  expect(runningAt(1_000)).toEqual({ head: 'All is well', text: 'Cut comes at 2 s.' });
  expect(runningAt(2_500).head).toBe('Cut');
  expect(runningAt(2_500).text).toMatch(/^The network is gone/);
  expect(runningAt(6_000)).toEqual({ head: 'Time to recover', text: 'Kick comes at 12 s.' });
  expect(runningAt(20_000).text).toMatch(/^No fault is left/);
});

test('faults at one time are both named', () => {
  const both = { ...script, events: script.events.map((event) => ({ ...event, atMs: 1_000 })) };
  expect(sayRun({ ...freshState, phase: 'running', tMs: 1_200 }, both, system).head).toBe('Cut + Kick');
});

test('at the end it says how each client stands', () => {
  const samples = [0, 1, 2].map((index) => ({
    tMs: index * 1_000,
    server: { messages: 9 },
    naive: { messages: { ...noDrift, missing: index } },
    reference: { messages: noDrift },
  }));
  const { text } = sayRun({ ...freshState, phase: 'done', samples }, script, system);
  expect(text).toMatch(
    /^The naive client is off \(messages: 2 missing\)\. The reference client is as the server has it\. /,
  );
});
