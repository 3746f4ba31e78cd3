import type { JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const skews = (page: PageTrace) => ofKind(detectAll([page], 90_000), 'payload.version-skew');
const kindsIn = (page: PageTrace) => detectAll([page], 90_000).map(({ kind }) => kind);

const task = (number: number, title = `Task ${number}`): JsonObject => ({
  id: `t_${number}`,
  title,
  assignee: 'Ada Lovelace',
});
const renamed = (number: number, title = `Task ${number}`): JsonObject => ({
  id: `t_${number}`,
  title,
  assignee_name: 'Ada Lovelace',
});

/** A board that hears of four tasks, and puts each into its list as it came. */
class Board extends PageTrace {
  #count = 4;

  constructor() {
    super('alice');
    this.at(100).seen('alice').connect('eio-1', { token: 't' }).store(1, 'board', { tasks: [] });
    for (let number = 1; number <= this.#count; number++)
      this.at(number * 1_000)
        .receive('task', task(number))
        .show(number - 1, task(number));
    this.at(10_000);
  }

  show(index: number, value: JsonObject): this {
    const isNew = index >= this.#count;
    const path = ['tasks', index];
    const patch: PatchOp = isNew
      ? { op: 'splice', path: ['tasks'], at: index, remove: 0, insert: [value] }
      : { op: 'set', path, value };
    return this.commit(1, patch);
  }

  /** A new server. */
  deploy(): this {
    return this.lose()
      .after(1_000)
      .connect('eio-2', { token: 't' })
      .fetch('GET /api/tasks', [task(1)])
      .after(1_000);
  }
}

describe('a source that changes how it gives its entities', () => {
  test('is an incident when the same entity comes with another name for the same, and its copy has it no more', () => {
    const [incident, ...others] = skews(new Board().receive('task', renamed(2)).show(1, renamed(2)));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title:
        'task changed while the page of alice was open (assignee is assignee_name now), and t_2 at tasks in store “board” has no assignee, as others have',
      facts: { source: 'task', id: 't_2', what: 'without', changes: [{ was: 'assignee', is: 'assignee_name' }] },
    });
    expect(incident?.witness).toHaveLength(3);
  });

  test('is told once, by this kind', () => {
    const page = new Board()
      .receive('task', renamed(2))
      .show(1, renamed(2))
      .after(1_000)
      .receive('task', renamed(3))
      .show(2, renamed(3));
    expect(kindsIn(page)).toEqual(['payload.version-skew']);
  });

  test('is one when two new ones come otherwise from a server that was connected to anew', () => {
    const page = new Board().deploy().receive('task', renamed(5)).show(4, renamed(5));
    expect(skews(page.after(500).receive('task', renamed(6)).show(5, renamed(6)))).toHaveLength(1);
  });

  test('is none for one such, or with no new connection: it may be another sort of thing', () => {
    expect(skews(new Board().deploy().receive('task', renamed(5)).show(4, renamed(5)))).toEqual([]);
    const page = new Board().receive('task', renamed(5)).show(4, renamed(5)).after(500).receive('task', renamed(6));
    expect(skews(page.show(5, renamed(6)))).toEqual([]);
  });

  test('is one when an id became a text, and the page does not find its entity any more', () => {
    const page = new PageTrace('alice').at(100).seen('alice').connect('eio-1', { token: 't' });
    const room = (id: number | string, name: string): JsonObject => ({ id, name });
    page.store(1, 'rooms', { rooms: [room(1, 'One'), room(2, 'Two'), room(3, 'Three')] });
    for (const id of [1, 2, 3])
      page
        .after(500)
        .receive('room', room(id, `Room ${id}`))
        .commit(1, { op: 'set', path: ['rooms', id - 1, 'name'], value: `Room ${id}` });
    expect(skews(page.after(500).receive('room', room('2', 'New name')))).toMatchObject([
      { facts: { what: 'older', changes: [{ was: 'id', is: 'id', wasType: 'number', isType: 'string' }] } },
    ]);
  });

  test('is none when the store takes it over under its own name', () => {
    expect(skews(new Board().receive('task', renamed(2, 'New')).show(1, task(2, 'New')))).toEqual([]);
  });

  test('is none when fields are added, or left out', () => {
    const more = { ...task(2), priority: 'high' };
    expect(skews(new Board().receive('task', more).show(1, more))).toEqual([]);
    expect(
      skews(new Board().receive('task', { id: 't_2', title: 'Task 2' }).show(1, { id: 't_2', title: 'Task 2' })),
    ).toEqual([]);
  });

  test('is none when both ways come in turn', () => {
    const page = new Board()
      .deploy()
      .receive('task', renamed(5))
      .show(4, renamed(5))
      .after(500)
      .receive('task', task(6))
      .show(5, task(6));
    expect(skews(page.after(500).receive('task', renamed(7)).show(6, renamed(7)))).toEqual([]);
  });

  test('is none when it says that it is of another kind', () => {
    const page = new PageTrace('alice')
      .at(100)
      .seen('alice')
      .connect('eio-1', { token: 't' })
      .store(1, 'chat', { items: [] });
    const add = (at: number, item: JsonObject) =>
      page
        .after(500)
        .receive('item', item)
        .commit(1, { op: 'splice', path: ['items'], at, remove: 0, insert: [item] });
    for (const at of [0, 1, 2]) add(at, { id: `i_${at}`, type: 'text', text: `Text ${at}` });
    page.lose().connect('eio-2', { token: 't' });
    for (const at of [3, 4]) add(at, { id: `i_${at}`, type: 'image', url: `/${at}.png` });
    expect(skews(page)).toEqual([]);
  });

  test('is none where records are missing', () => {
    expect(skews(new Board().loseRecord().receive('task', renamed(2)).show(1, renamed(2)))).toEqual([]);
  });

  test('is the same however the records come', () => {
    const page = new Board().receive('task', renamed(2)).show(1, renamed(2));
    expectSteady('payload.version-skew', [page], { untilT: 60_000, noneUntilT: 11_900 });
  });
});
