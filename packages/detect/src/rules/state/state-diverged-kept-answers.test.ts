import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { set } from '#testing/patch-ops.ts';

const found = (page: PageTrace) => ofKind(detectAll([page]), 'state.diverged');

const job = (id: number, progress: number): JsonObject => ({ id, name: `Job ${id}`, progress });
const data = (key: string, index: number) => ['queries', key, 'data', index, 'progress'];

/** A page that keeps answers by what was asked: its list of all jobs went along with two answers, and then that of those at work is read. */
function page(all: string, atWork: string): PageTrace {
  const trace = new PageTrace('ada')
    .at(100)
    .seen('ada')
    .fetch('GET /jobs?status=all', [job(1, 0), job(2, 0)]);
  trace.store(1, 'cache', { queries: { [all]: { data: [job(1, 0), job(2, 0)] } } });
  trace
    .at(5_000)
    .fetch('GET /jobs?status=all', [job(1, 20), job(2, 0)])
    .commit(1, set(data(all, 0), 20));
  trace
    .at(10_000)
    .fetch('GET /jobs?status=all', [job(1, 20), job(2, 40)])
    .commit(1, set(data(all, 1), 40));
  trace.at(15_000).fetch('GET /jobs?status=work', [job(2, 80)]);
  return trace.commit(1, set(['queries', atWork], { data: [job(2, 80)] }));
}

describe('an answer that is kept under its request', () => {
  test.each([
    ['TanStack Query', '["jobs",{"status":"all"}]', '["jobs",{"status":"work"}]'],
    ['RTK Query', 'getJobs({"status":"all"})', 'getJobs({"status":"work"})'],
    ['SWR', '/jobs?status=all', '/jobs?status=work'],
  ])('by %s does not have to go along with the answer to another request', (_library, all, atWork) => {
    expect(found(page(all, atWork))).toEqual([]);
  });

  test('has to where names of its own tell what the store keeps', () => {
    expect(found(page('all', 'atWork'))).toMatchObject([{ facts: { held: 40, said: 80, why: 'followed' } }]);
  });

  test('has to go along with the next answer to its own', () => {
    const trace = page('["jobs",{"status":"all"}]', '["jobs",{"status":"work"}]');
    trace.at(30_000).fetch('GET /jobs?status=all', [job(1, 60), job(2, 80)]);
    expect(found(trace)).toMatchObject([{ facts: { held: 20, said: 60 } }]);
  });

  test.each([
    ['it is marked as old', ['["users"]', 'state'], ['["users"]', 'state', 'isInvalidated'], true],
    ['no component shows it', ['/users'], ['/users', 'shown'], false],
    ['no component observes it', ['["users"]', 'state'], ['["users"]', 'shown'], false],
  ])('does not have to go along with an event once %s', (_when, path, mark, marked) => {
    const user = (id: number, status: string): JsonObject => ({ id: `u_${id}`, name: `User ${id}`, status });
    const users = [1, 2, 3].map((id) => user(id, 'away'));
    const roster = (value: boolean) => {
      const trace = new PageTrace('bob').at(100).seen('bob').fetch('GET /users', users);
      const answer = path.toReversed().reduce<JsonObject>((inside, key) => ({ [key]: inside }), { data: users });
      trace.store(1, 'answers', answer).connect('eio-1', {});
      for (const id of [1, 2]) {
        trace.at(3_000 + id).receive('user:status', user(id, 'busy'));
        trace.commit(1, set([...path, 'data', id - 1, 'status'], 'busy'));
      }
      trace.at(20_000).receive('user:status', user(3, 'busy'));
      return trace.commit(1, set(mark, value));
    };
    expect(found(roster(marked))).toEqual([]);
    expect(found(roster(!marked))).toHaveLength(1);
  });
});
