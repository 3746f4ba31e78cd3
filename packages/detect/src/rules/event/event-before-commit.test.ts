import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { inApps } from '#testing/in-apps.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { ServerTrace } from '#testing/server-trace.ts';

const early = (...traces: Trace[]) => ofKind(detectAll(traces), 'event.before-commit');

const task = (version: number, title = `Title ${version}`): Json => ({ id: 'task_1', title, version });

/** A page that was told of version 2, and asks for the task so many ms later. */
function told(afterMs: number, given: Json, event = task(2)): PageTrace {
  const page = new PageTrace('ada').at(100).connect('e1').seen('ada');
  page.fetch('GET /api/tasks', [task(1)]).store(1, 'Tasks', { all: [task(1)] });
  page.at(5_000).receive('task:changed', event).after(afterMs);
  page.fetch('GET /api/tasks', [given]);
  return page.commit(1, { op: 'set', path: ['all', 0], value: given });
}

describe('an event that says a version', () => {
  test('is an incident when a read after it gives an older one, and the page keeps that', () => {
    expect(early(told(50, task(1)))).toMatchObject([
      {
        severity: 'high',
        confidence: 'observed',
        title:
          'task:changed led ada to GET /api/tasks, which gave task_1 at version 1 0.1 s later, though the event was of version 2',
        facts: { given: 1, written: 2, read: 'GET /api/tasks' },
      },
    ]);
  });

  test('is none when the read gives what the event is of, or newer', () => {
    expect(early(told(50, task(2)))).toEqual([]);
    expect(early(told(50, task(3)))).toEqual([]);
  });

  test('is none when the page asks 2.1 s later, and one when it asks 1.9 s later', () => {
    expect(early(told(2_100, task(1)))).toEqual([]);
    expect(early(told(1_900, task(1)))).toHaveLength(1);
  });

  test('is none when the page is told anew within 1.9 s, or asks again', () => {
    const newer: PatchOp = { op: 'set', path: ['all', 0], value: task(2) };
    expect(early(told(50, task(1)).after(1_900).commit(1, newer))).toEqual([]);
    const again = told(50, task(1));
    const request = again.after(1_500).beginFetch('GET /api/tasks');
    expect(
      early(
        again
          .after(1_500)
          .answer(request, [task(2)])
          .commit(1, newer),
      ),
    ).toEqual([]);
  });

  test('is none when a cache gave it', () => {
    const page = told(50, task(1)).add({ kind: 'http.delivery', request: 2, from: 'cache' });
    expect(early(page)).toEqual([]);
  });

  test('is none when two times differ by less than databases and clocks do', () => {
    const at = (ms: number) => ({ id: 'task_1', title: 'A', updatedAt: new Date(1_700_000_000_000 + ms).toJSON() });
    expect(early(told(50, at(0), at(900)))).toEqual([]);
    expect(early(told(50, at(0), at(1_100)))).toHaveLength(1);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('event.before-commit', [told(50, task(1))], { untilT: 60_000, noneUntilT: 6_900 });
  });
});

/** An event that only says that something changed, and a read of it; the server answers the write 300 ms after the event. */
function whileWriting({ given = 1, sentIn = 7, sentAt = 4_950 } = {}): [PageTrace, ServerTrace] {
  const server = new ServerTrace().at(100).connect('e1', 'ada').gave('GET /api/tasks', 'task_1', 1, 6);
  const acts: [number, () => void][] = [
    [sentAt, () => server.emit('task:changed', { what: 'tasks' }, { to: ['e1'], request: sentIn })],
    [5_060, () => server.gave('GET /api/tasks', 'task_1', given, 8)],
    [5_250, () => server.wrote('PATCH /api/tasks/:id', 'task_1', 2, 7)],
  ];
  for (const [t, act] of acts.toSorted(([a], [b]) => a - b)) {
    server.at(t);
    act();
  }
  return [told(50, task(given), { what: 'tasks' }), server];
}

describe('an event that says nothing of itself', () => {
  test('is an incident when the server answered a read after it, and before the request that sent it', () => {
    const [incident, ...others] = early(...whileWriting());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'proven',
      facts: { event: 'task:changed', route: 'PATCH /api/tasks/:id', given: 1, written: 2 },
    });
    expect(incident?.witness.map(({ says }) => says)).toEqual([
      'The server sent task:changed while it handled PATCH /api/tasks/:id.',
      'It answered GET /api/tasks with task_1 at 1.',
      'Only then it answered PATCH /api/tasks/:id: task_1 is at 2.',
      'task:changed came, and the page asked for what it was told of.',
      'GET /api/tasks, asked after that, gave it at version 1.',
      'The page still holds that one.',
    ]);
  });

  test('is an incident in each of two hundred apps, and none in a further one', () => {
    expect(early(...inApps(201, whileWriting()))).toHaveLength(200);
  });

  test('is none when what it tells of could be read, though its request was answered later', () => {
    expect(early(...whileWriting({ given: 2 }))).toEqual([]);
  });

  test('is none when it was sent in another request, or after the read', () => {
    expect(early(...whileWriting({ sentIn: 5 }))).toEqual([]);
    expect(early(...whileWriting({ sentAt: 5_100 }))).toEqual([]);
  });

  test('is none when the page was told anew', () => {
    const [page, server] = whileWriting();
    page.after(1_000).fetch('GET /api/tasks', [task(2)]);
    expect(early(page.commit(1, { op: 'set', path: ['all', 0], value: task(2) }), server)).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('event.before-commit', whileWriting(), { untilT: 60_000, noneUntilT: 9_000 });
  });
});
