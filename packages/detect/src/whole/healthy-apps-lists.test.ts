import { describe, expect, test } from 'vitest';
import { message, messages } from '../testing/chat-traces.ts';
import { detectAll, kindsOf } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';
import { insert } from '../testing/patch-ops.ts';

describe('a list has no incident', () => {
  test('where a user puts a track on the queue twice', () => {
    const track = { id: 't_4f9a8b7c', title: 'Song', seconds: 200 };
    const page = new PageTrace('bob').at(100).fetch('GET /api/tracks', [track]);
    page
      .store(1, 'player', { queue: [] })
      .at(20_000)
      .commit(1, insert(['queue'], 0, track));
    page.at(21_000).commit(1, insert(['queue'], 1, track));
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('where search results stand in two lists, and in a normalised store', () => {
    const page = new PageTrace('bob').at(100).fetch('GET /api/messages', messages(1, 2));
    const byId = { m_1: message(1), m_2: message(2) };
    page.store(1, 'messages', { byId, ids: ['m_1', 'm_2'], results: ['m_2'], recent: messages(1, 2) });
    page
      .at(5000)
      .fetch('GET /api/search?q=text', messages(1, 2))
      .commit(1, insert(['results'], 1, 'm_1'));
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('where a window over a long history drops and reads again what it shows', () => {
    const page = new PageTrace('bob').at(100).fetch('GET /api/messages', messages(1, 2, 3));
    page
      .store(1, 'messages', { list: messages(1, 2, 3) })
      .at(5000)
      .fetch('GET /api/messages?before=1', messages(0, 1));
    page.commit(1, insert(['list'], 0, message(0), message(1)));
    page.commit(1, { op: 'splice', path: ['list'], at: 2, remove: 1, insert: [] });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('where it is put together from several answers that are asked for at once, and was empty before', () => {
    const page = new PageTrace('bob').at(1000).seen('bob').store(1, 'presets', { list: [] });
    page.add({ kind: 'ui.click', target: 'button' });
    const asked = { kind: 'http.request', api: 'xhr', method: 'GET', cause: page.seq } as const;
    const url = 'http://127.0.0.1:3000/api/presets?user=';
    page.add({ ...asked, request: 1, url: `${url}bob` }).after(12);
    page.add({ ...asked, request: 2, url: `${url}nobody` }).after(600);
    page.answer(2, []).after(100).answer(1, messages(1, 2));
    page.commit(1, insert(['list'], 0, message(1), message(2))).at(9000);
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('where users and rooms share small numbers', () => {
    const user = { id: 1, name: 'Alice', email: 'a@x' };
    const room = { id: 1, topic: 'General', members: 3 };
    const page = new PageTrace('bob').at(100).fetch('GET /api/search', [user, room]);
    page.store(1, 'search', { results: [] }).commit(1, insert(['results'], 0, user, room));
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('where the numbers in it only look like ids', () => {
    const page = new PageTrace('bob').at(100).fetch('GET /api/users', [
      { id: 1, name: 'A' },
      { id: 2, name: 'B' },
    ]);
    page.store(1, 'game', { scores: [1], users: { 1: { id: 1, name: 'A' }, 2: { id: 2, name: 'B' } } });
    page
      .at(500)
      .commit(1, insert(['scores'], 1, 1))
      .commit(1, insert(['scores'], 2, 2));
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });
});
