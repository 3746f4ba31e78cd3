import type { Json } from '@driftscope/records';
import { expect, test } from 'vitest';
import { PageTrace } from '#testing/page-trace.ts';
import { watchWorld } from '#testing/watch-world.ts';

const message = (text: string): Json => ({ id: 'm_1', text, pinned: false });

/** What is kept of a message that several reads brought: what it said last, and each read's own. */
function keptAfter(...texts: readonly string[]) {
  const page = new PageTrace('bob').at(100);
  for (const [index, text] of texts.entries())
    page.after(100).fetch(`GET /api/messages?page=${index}`, [message(text)]);
  const { world, session } = watchWorld(page);
  const read = world.news.recent(session).map(({ content }) => content.entities[0]?.object);
  return { last: world.moves.allSaid(session, 'm_1'), read };
}

test('an answer that says what was said before is kept as the object that said it', () => {
  const { last, read } = keptAfter('hello', 'hello');
  expect(last).toEqual([message('hello')]);
  expect(read[1]).toBe(read[0]);
});

test('an answer that says something else takes its place', () => {
  const { last, read } = keptAfter('hello', 'goodbye');
  expect(last).toEqual([message('goodbye')]);
  expect(read).toEqual([message('hello'), message('goodbye')]);
});
