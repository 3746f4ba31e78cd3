import type { Json } from '@driftscope/records';
import { expect, test } from 'vitest';
import { message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { PageTrace } from '#testing/page-trace.ts';

const LINE = 'POST /graphql';
const asked = (query: string, variables: Json = {}) => ({ sent: { query, variables } });

/** A page that has read three messages. */
const reader = (): PageTrace =>
  new PageTrace('alice')
    .at(100)
    .seen('alice')
    .fetch(LINE, { data: { messages: messages(1, 2, 3) } }, asked('query Messages { messages { id text } }'))
    .store(1, 'chat', { messages: messages(1, 2, 3) })
    .at(10_000);

test('a query that repeats is a poll, by its name and variables, and a mutation is none', () => {
  const repeated = (query: string, variables: (n: number) => Json = () => null) => {
    const page = reader();
    for (let n = 1; n <= 8; n++)
      page.at(10_000 + n * 3_000).fetch(LINE, { data: { messages: messages(1, 2) } }, asked(query, variables(n)));
    return ofKind(detectAll([page], 60_000), 'poll.hot');
  };
  expect(repeated('query Inbox { messages { id } }')).toMatchObject([{ facts: { request: 'POST /graphql Inbox' } }]);
  expect(repeated('query Inbox($n: Int) { messages(n: $n) { id } }', (n) => ({ n }))).toEqual([]);
  expect(repeated('mutation Touch { touch { id } }')).toEqual([]);
});

test('what a mutation deletes is gone, unless it is refused', () => {
  const removed = (answer: Json, variables: Json, name = 'DeleteMessage') => {
    const page = reader().fetch(LINE, answer, asked(`mutation ${name} { done }`, variables));
    return ofKind(detectAll([page]), 'state.undeleted').map(({ facts }) => facts.id);
  };
  for (const variables of [{ id: 'm_2' }, { messageId: 'm_2' }, { input: { id: 'm_2', clientMutationId: 'x' } }])
    expect(removed({ data: { done: true } }, variables), JSON.stringify(variables)).toEqual(['m_2']);
  expect(removed({ data: { done: null }, errors: [{ message: 'no' }] }, { id: 'm_2' })).toEqual([]);
  expect(removed({ data: { done: true } }, { id: 'm_2' }, 'ArchiveMessage')).toEqual([]);
});

test('a mutation that is refused with a status of 200 came to nothing', () => {
  const sent = (answer: Json) => {
    const item = { ...message(4), id: 'local-1', text: 'My order is late' };
    const page = reader().commit(1, { op: 'splice', path: ['messages'], at: 3, remove: 0, insert: [item] });
    page.fetch(LINE, answer, asked('mutation Send($text: String) { send }', { text: item.text }));
    return ofKind(detectAll([page]), 'write.lost').map(({ facts }) => facts.request);
  };
  expect(sent({ data: null, errors: [{ message: 'no' }] })).toEqual(['POST /graphql Send']);
  expect(sent({ data: { send: true } })).toEqual([]);
});

test('the late answer to a query puts back what is older, and the answer to another query does not', () => {
  const overtaken = (other: string) => {
    const page = reader();
    const late = page.beginFetch(
      LINE,
      undefined,
      asked('query Thread($room: ID) { messages { id } }', { room: 'c_1' }).sent,
    );
    page.at(10_100).fetch(LINE, { data: { messages: messages(7, 8) } }, asked(other, { room: 'c_2' }));
    page.commit(1, { op: 'set', path: ['messages'], value: messages(7, 8) });
    page.at(11_000).answer(late, { data: { messages: messages(4, 5) } });
    return ofKind(
      detectAll([page.commit(1, { op: 'set', path: ['messages'], value: messages(4, 5) })]),
      'order.stale-overwrite',
    );
  };
  expect(overtaken('query Thread($room: ID) { messages { id } }')).toHaveLength(1);
  expect(overtaken('query Archive($room: ID) { messages { id } }')).toEqual([]);
});
