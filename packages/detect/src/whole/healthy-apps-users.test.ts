import { describe, expect, test } from 'vitest';
import { message, messages } from '../testing/chat-traces.ts';
import { detectAll, kindsOf } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';

const bearer = { auth: 'bearer' };
const empty = { op: 'set' as const, path: [], value: { list: [] } };

describe('an app with several users has no incident', () => {
  test('when it keeps several accounts on purpose, each under its own user', () => {
    const page = new PageTrace('tab').at(500).login('alice').fetch('GET /api/messages', messages(1, 2), bearer);
    page.store(1, 'accounts', { active: 'alice', byUser: { alice: { messages: messages(1, 2) } } });
    page.at(9000).add({ kind: 'identity.switch', from: 'alice', to: 'bob', how: 'jwt' });
    page.fetch('GET /api/messages', messages(3), bearer);
    page.commit(1, { op: 'set', path: ['byUser', 'bob'], value: { messages: messages(3) } });
    page.at(20_000).add({ kind: 'identity.switch', from: 'bob', to: 'alice', how: 'jwt' });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when it loads the page anew at logout, from a slow server', () => {
    const page = new PageTrace('tab').at(500).login('alice').fetch('GET /api/messages', messages(1, 2), bearer);
    page
      .store(1, 'messages', { list: messages(1, 2) })
      .at(10_000)
      .logout('alice');
    page.at(13_500).add({ kind: 'page.hide', kept: false });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when it loads the page anew after a switch of user, from a slow server', () => {
    const page = new PageTrace('tab').at(500).login('alice').fetch('GET /api/messages', messages(1, 2), bearer);
    page.store(1, 'messages', { list: messages(1, 2) }).at(10_000);
    page.add({ kind: 'identity.switch', from: 'alice', to: 'bob', how: 'jwt' });
    page.at(13_500).add({ kind: 'page.hide', kept: false });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when what its socket sends besides the token is kept after a logout', () => {
    const page = new PageTrace('tab').at(100).seen('alice');
    page.connect('eio-1', { token: 'alices-secret-token', deviceId: 'device-7', version: '1.4.2', locale: 'en' });
    page.store(1, 'settings', { device: 'device-7', version: '1.4.2', locale: 'en' });
    page.at(5000).leave().logout('alice');
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when more of what anybody can read was read while logged in', () => {
    const page = new PageTrace('tab').at(100).fetch('GET /api/products?page=1', messages(1, 2)).at(500);
    page.login('alice').fetch('GET /api/products?page=2', messages(3, 4), bearer);
    page
      .store(1, 'products', { list: messages(1, 2, 3, 4) })
      .at(10_000)
      .logout('alice');
    expect(kindsOf(detectAll([page]))).toEqual([]);
    page.at(20_000).login('bob');
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when it keeps what all users are given, as another page of the next one shows', () => {
    const countries = [{ id: 'DE', name: 'Germany' }];
    const other = new PageTrace('other').at(50).seen('bob').fetch('GET /api/countries', countries, bearer);
    const page = new PageTrace('tab').at(500).login('alice').fetch('GET /api/countries', countries, bearer);
    page.store(1, 'countries', { list: countries });
    page.at(9000).add({ kind: 'identity.switch', from: 'alice', to: 'bob', how: 'jwt' });
    expect(kindsOf(detectAll([other, page]))).toEqual([]);
  });

  test('when it reads anew for the next one what is too long to be kept whole', () => {
    const page = new PageTrace('tab').at(500).login('alice').fetch('GET /api/messages', messages(1, 2), bearer);
    page.store(1, 'messages', { list: messages(1, 2) }).at(9000);
    page.logout('alice').commit(1, empty).at(12_000).login('bob');
    const request = page.beginFetch('GET /api/messages', 'bearer');
    page
      .after(50)
      .add({ kind: 'http.response', request, status: 200, durationMs: 50, contentType: 'application/json' });
    page.add({ kind: 'http.body', request, body: '[{"id":"m_', cut: 'size' });
    page.commit(1, { op: 'set', path: [], value: { list: messages(1, 2) } }).at(20_000);
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when a token is refreshed, and the socket takes the new one', () => {
    const page = new PageTrace('tab').at(100).seen('alice').connect('eio-1', { token: 'first-token' });
    page.fetch('GET /api/messages', messages(1), bearer).store(1, 'messages', { list: messages(1) });
    page.at(10_000).fetch('POST /api/refresh', { token: 'second-token' }, bearer).login('alice').leave();
    page.at(10_200).connect('eio-2', { token: 'second-token' });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when another tab logged out, and this one follows', () => {
    const page = new PageTrace('tab').at(100).seen('alice').connect('eio-1', { token: 'alices-token' });
    page.fetch('GET /api/messages', messages(1), bearer).store(1, 'messages', { list: messages(1) });
    page.at(10_000).add({ kind: 'identity.logout', who: 'alice', how: 'storage' }).kicked().commit(1, empty);
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });
});

describe('a socket that needs no credentials has no incident', () => {
  test('when it says only what it saw last, and is known by its cookie', () => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', { serverOffset: 0 });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when it asks for recovery, and is known by its cookie', () => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', undefined, { pid: 'p' });
    page.at(5000).receive('message:new', message(3), 'offset-1').at(10_000).lose();
    page.at(12_000).connect('eio-2', undefined, { pid: 'p', recovered: true });
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });

  test('when it is a quiet one of an app that uses tokens for its requests', () => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1').fetch('GET /api/news', [], bearer);
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });
});
