import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { cutChat, message, messages } from '../testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';
import { ServerTrace } from '../testing/server-trace.ts';

const token = { token: 'bob-token-1' };

/** Numbered ids, an envelope, a namespace, rooms joined by an event, and a state that nobody records. */
function forumPage(wrap: (id: number) => Json) {
  const namespace = '/forum';
  const server = new ServerTrace();
  const bob = new PageTrace('bob').at(100).seen('bob');
  const link = (eio: string) => ({ eio, sid: `sid-${eio}`, namespace });
  const emit = (id: number, n?: number) =>
    server.add({
      kind: 'probe.emit',
      namespace,
      event: 'chat',
      rooms: ['r1'],
      except: [],
      args: JSON.stringify([wrap(id)]),
      to: n === undefined ? [] : [{ eio: 'eio-1', n }],
    });
  const enter = (eio: string) => {
    server.add({ kind: 'probe.connect', ...link(eio), recovered: false, transport: 'websocket', user: 'bob' });
    bob
      .connect(eio)
      .frame('out', `40/forum,${JSON.stringify(token)}`)
      .frame('in', `40/forum,{"sid":"sid-${eio}"}`);
    bob.frame('out', '42/forum,["join","r1"]');
  };
  server.at(990);
  bob.at(1000);
  enter('eio-1');
  for (const n of [1, 2]) {
    server.at(2990 + n * 1000);
    emit(n, n);
    bob.at(3000 + n * 1000).frame('in', `42/forum,${JSON.stringify(['chat', wrap(n)])}`);
  }
  bob.at(10_000).lose();
  server
    .at(10_001)
    .add({ kind: 'probe.disconnect', ...link('eio-1'), reason: 'transport close', rooms: ['r1'], sent: 2 });
  for (const id of [3, 4]) {
    server.at(10_000 + id * 500);
    emit(id);
  }
  server.at(14_990);
  bob.at(15_000);
  enter('eio-2');
  return [bob, server];
}

describe('missed events are found', () => {
  test.each<[string, (id: number) => Json]>([
    ['in an envelope that names the room', (id) => ({ room: 'r1', msg: { id, text: `text ${id}`, from: 'alice' } })],
    [
      'in an envelope that holds the author too',
      (id) => ({ user: { id: 7, name: 'Alice' }, msg: { id, text: `text ${id}` } }),
    ],
    ['in an envelope with a type', (id) => ({ type: 'created', payload: { id, text: `text ${id}`, roomId: 1 } })],
    ['as they are, and with a number for a room', (id) => ({ id, roomId: 1, text: `text ${id}` })],
  ])('%s', (_, wrap) => {
    const missed = ofKind(detectAll(forumPage(wrap)), 'gap.missed-events');
    expect(missed.map(({ facts }) => facts.missedIds)).toEqual([['3', '4']]);
  });

  test('where a store keeps messages by id, and only the previews were read again', () => {
    const { bob, server } = cutChat();
    bob.store(2, 'entities', { messages: { byId: { m_1: message(1), m_2: message(2), m_3: message(3) } } });
    bob.commit(1, { op: 'set', path: ['byConversation'], value: {} });
    bob.at(15_100).fetch('GET /api/conversations', [{ id: 'c_1', title: 'One', lastMessage: message(6) }]);
    const missed = ofKind(detectAll([bob, server]), 'gap.missed-events');
    expect(missed.map(({ facts }) => facts.missedIds)).toEqual([['m_4', 'm_5']]);
  });

  test('where deletions were missed, and the list was not read again', () => {
    const { bob, server } = cutChat();
    const [connect] = server.takeBack(-1);
    server
      .withoutEmits()
      .at(12_000)
      .emit('message:deleted', { id: 'm_2' }, { rooms: ['conversation:c_1'] });
    if (connect?.kind === 'probe.connect') server.at(14_990).connect('eio-2', 'bob');
    const missed = ofKind(detectAll([bob, server]), 'gap.missed-events');
    expect(missed.map(({ facts }) => facts.missedIds)).toEqual([['m_2']]);
  });
});

describe('duplicates are found', () => {
  const put = (path: (string | number)[], at: number, ...items: Json[]): PatchOp => ({
    op: 'splice',
    path,
    at,
    remove: 0,
    insert: items,
  });
  const slicePage = (ids: readonly (string | number)[], entity: { id: string | number }, state?: Json) => {
    const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', token);
    page.store(1, 'messages', state ?? { ids: [...ids], entities: {} }).at(5000);
    return page.receive('message:new', { ...message(3), ...entity });
  };

  test.each<[string, string | number]>([
    ['texts', 'm_3'],
    ['numbers', 3],
  ])('in the list of ids of a normalised store, where ids are %s', (_, id) => {
    const page = slicePage([], { id });
    page.commit(1, { op: 'set', path: ['entities', String(id)], value: { ...message(3), id } });
    page.commit(1, put(['ids'], 0, id)).commit(1, put(['ids'], 1, id));
    const [incident] = ofKind(detectAll([page]), 'store.duplicate');
    expect(incident?.facts).toMatchObject({ path: 'ids', ids: [String(id)], copies: 2 });
  });

  test('in a list of ids for each room, where one commit appends both', () => {
    const page = slicePage([], { id: 'm_3' }, { byRoom: { c_1: ['m_1'] }, byId: { m_1: message(1) } });
    page.commit(1, { op: 'set', path: ['byId', 'm_3'], value: message(3) }, put(['byRoom', 'c_1'], 1, 'm_3', 'm_3'));
    expect(ofKind(detectAll([page]), 'store.duplicate')[0]?.facts).toMatchObject({ path: 'byRoom.c_1', ids: ['m_3'] });
  });

  test('in a list in a Map, of entities with numbers for ids', () => {
    const entity = { ...message(3), id: 3 };
    const page = slicePage([], entity, { rooms: { $map: [['c_1', []]] } });
    const value: Json = { $map: [['c_1', [entity, entity]]] };
    page.commit(1, { op: 'set', path: ['rooms'], value });
    expect(ofKind(detectAll([page]), 'store.duplicate')[0]?.facts).toMatchObject({ ids: ['3'], copies: 2 });
  });

  test('not where the list is put right, or names one thing twice because the server does', () => {
    const twice = slicePage([], { id: 'm_3' });
    twice.commit(1, { op: 'set', path: ['entities', 'm_3'], value: message(3) });
    twice.commit(1, put(['ids'], 0, 'm_3')).commit(1, put(['ids'], 1, 'm_3'));
    twice.at(5500).commit(1, { op: 'splice', path: ['ids'], at: 1, remove: 1, insert: [] });
    expect(kindsOf(detectAll([twice]))).toEqual([]);
    const played = { order: ['m_1', 'm_2', 'm_1'], messages: messages(1, 2) };
    const page = new PageTrace('bob')
      .at(100)
      .store(1, 'history', { order: [], byId: {} })
      .fetch('GET /history', played);
    page.commit(1, { op: 'set', path: ['byId'], value: { m_1: message(1), m_2: message(2) } });
    page.commit(1, put(['order'], 0, 'm_1', 'm_2', 'm_1'));
    expect(kindsOf(detectAll([page]))).toEqual([]);
  });
});
