import { describe, expect, test } from 'vitest';
import { message } from '#testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const orphans = (page: PageTrace) => ofKind(detectAll([page]), 'event.orphan');

const conversation = (id: string) => ({ id, title: `Title of ${id}`, unread: 0 });

function keep(page: PageTrace, number: number, at: number, id = 'c_1'): PageTrace {
  return page.commit(1, { op: 'splice', path: ['messages'], at, remove: 0, insert: [message(number, id)] });
}

/** A page that holds one conversation, and kept the three messages that came for it. */
function inbox(isKeeping = true): PageTrace {
  const page = new PageTrace('agent').at(100).seen('agent');
  page.fetch('GET /api/conversations', [conversation('c_1')], { auth: 'bearer' });
  page.store(1, 'inbox', { conversations: [conversation('c_1')], messages: [] });
  page.at(1000).connect('eio-1', { token: 't' });
  for (const number of [1, 2, 3]) {
    page.at(number * 3000).receive('new_message', message(number));
    if (isKeeping) keep(page, number, number - 1);
  }
  return page;
}

/** A message of a conversation that is told of later, at `t`. */
function early(page: PageTrace, t = 20_500): PageTrace {
  page.at(20_000).receive('new_message', message(9, 'c_9'));
  page.at(t).receive('new_conversation', conversation('c_9'));
  return page.commit(1, { op: 'splice', path: ['conversations'], at: 1, remove: 0, insert: [conversation('c_9')] });
}

describe('an event that comes before what it belongs to', () => {
  test('is an incident when the parent is there 2 s later, and the child is not', () => {
    expect(orphans(early(inbox()))).toMatchObject([
      {
        severity: 'medium',
        confidence: 'observed',
        title:
          'new_message brought m_9 of conversation c_9 before agent had that conversation, and 2.0 s later the conversation is there without it',
        facts: { child: 'm_9', parent: 'c_9', event: 'new_message', store: 'inbox' },
      },
    ]);
    expectSteady('event.orphan', [early(inbox())], { untilT: 60_000, noneUntilT: 21_900 });
  });

  test('is an incident too when the parent comes late, and none when it never comes', () => {
    expect(orphans(early(inbox(), 26_000))).toMatchObject([{ facts: { child: 'm_9' } }]);
    expect(orphans(inbox().at(20_000).receive('new_message', message(9, 'c_9')))).toEqual([]);
  });

  test('is none when the child is there within 2 s, and one when it comes later', () => {
    expect(orphans(keep(early(inbox()).at(21_900), 9, 3, 'c_9'))).toEqual([]);
    expect(orphans(keep(early(inbox()).at(22_100), 9, 3, 'c_9'))).toHaveLength(1);
  });

  test('is none when the page reads what it lacks, however long it takes', () => {
    const page = early(inbox());
    const request = page.at(21_000).beginFetch('GET /api/conversations/c_9/messages', 'bearer');
    keep(page.at(25_000).answer(request, [message(9, 'c_9')]), 9, 3, 'c_9');
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('is none where the page keeps no such children, or the parent was known', () => {
    expect(kindsOf(detectAll([early(inbox(false))]))).toEqual([]);
    const page = inbox()
      .at(15_000)
      .fetch('GET /api/search', [conversation('c_9')], { auth: 'bearer' });
    expect(orphans(early(page))).toEqual([]);
  });

  test('is none where a record is missing', () => {
    const page = inbox();
    page.at(20_000).receive('new_message', message(9, 'c_9')).loseRecord().at(20_500);
    page.commit(1, { op: 'splice', path: ['conversations'], at: 1, remove: 0, insert: [conversation('c_9')] });
    expect(orphans(page)).toEqual([]);
  });
});
