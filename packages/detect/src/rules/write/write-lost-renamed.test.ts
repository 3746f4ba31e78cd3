import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { set } from '#testing/patch-ops.ts';

const lost = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'write.lost');
const todo = (id: string | number, done = false) => ({ id, title: `Todo ${id}`, done });

/** At 10 s a todo is shown that has no id of the server yet; at 11 s it is ticked, which the server refuses. */
function ticked(): PageTrace {
  const page = new PageTrace('kim')
    .at(100)
    .seen('kim')
    .fetch('GET /todos', [todo(41), todo(40)]);
  page.store(1, 'list', { todos: [todo(41), todo(40)] });
  page.at(10_000).commit(1, { op: 'splice', path: ['todos'], at: 2, remove: 0, insert: [todo('temp-7')] });
  const added = page.beginFetch('POST /todos', undefined, { title: 'Todo temp-7' });
  page.at(11_000).commit(1, set(['todos', 2, 'done'], true));
  page.fetch('PATCH /todos/temp-7', { error: 'unknown' }, { sent: { done: true }, status: 404 });
  return page.at(12_000).answer(added, todo(42), 201);
}
const renamed = () => ticked().commit(1, set(['todos', 2, 'id'], 42));

describe('what was shown of a thing that had an id of the page alone', () => {
  test('is still shown once the thing has its own', () => {
    const [incident, ...others] = lost(renamed());
    expect(others).toEqual([]);
    expect(incident?.title).toMatch(
      /^42 is shown to kim at todos\[42\]\.done in store “list”, though PATCH \/todos\/temp-7/,
    );
  });

  test('is not, once it was taken back under either id', () => {
    expect(
      lost(
        renamed()
          .at(13_000)
          .commit(1, set(['todos', 2, 'done'], false)),
      ),
    ).toEqual([]);
    expect(lost(ticked().commit(1, set(['todos', 2], todo(42))))).toEqual([]);
  });

  test('is not what another thing of the list says that is given an id', () => {
    const other = ticked().commit(1, { op: 'splice', path: ['todos'], at: 2, remove: 1, insert: [] });
    other.commit(1, { op: 'splice', path: ['todos'], at: 2, remove: 0, insert: [todo('temp-8')] });
    expect(lost(other.commit(1, set(['todos', 2, 'id'], 43)))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('write.lost', [renamed()], { untilT: 60_000, noneUntilT: 15_900 });
  });
});
