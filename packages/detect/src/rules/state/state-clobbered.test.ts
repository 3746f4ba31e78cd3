import type { JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const clobbered = (page: PageTrace) => ofKind(detectAll([page], 60_000), 'state.clobbered');
const kindsIn = (page: PageTrace) => detectAll([page], 60_000).map(({ kind }) => kind);

const message = (id: string): JsonObject => ({ id, text: `text of ${id}`, roomId: 'r_1' });
const both = [message('m_1'), message('m_2')];

/** A chat with two messages, in which one is being sent when another comes. */
class Chat extends PageTrace {
  constructor() {
    super('alice');
    this.at(100).seen('alice').connect('eio-1', { token: 't' }).fetch('GET /messages', both);
    this.store(1, 'messages', { messages: both });
  }

  caused(cause: number, ...patch: PatchOp[]): this {
    return this.add({ kind: 'store.commit', store: 1, cause, causeHow: 'async', patch });
  }

  hear(id: string, at: number, t: number): this {
    this.at(t).receive('message:new', message(id));
    return this.caused(this.seq, insert(at, id));
  }
}

const insert = (at: number, ...ids: readonly string[]): PatchOp => splice(at, 0, ...ids);
const splice = (at: number, remove: number, ...ids: readonly string[]): PatchOp => ({
  op: 'splice',
  path: ['messages'],
  at,
  remove,
  insert: ids.map(message),
});

/** The sent message is put behind the list as it was before the wait. */
function sendMeanwhile(undo: PatchOp[] = [splice(2, 1, 'm_4')], before: (chat: Chat) => void = () => undefined): Chat {
  const chat = new Chat().at(5_000);
  const request = chat.beginFetch('POST /messages', 'bearer', { text: 'text of m_4' });
  chat.hear('m_3', 2, 5_200);
  before(chat);
  chat.at(5_400).answer(request, message('m_4'), 201);
  return chat.caused(chat.seq - 1, ...undo);
}

describe('a commit that ends what began before an event', () => {
  test('is an incident when the entity that the event brought is gone', () => {
    const [incident, ...others] = clobbered(sendMeanwhile());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      title:
        'A commit that ended POST /messages, begun 0.2 s before message:new came, undid what message:new had brought to messages in store “messages” of alice: m_3 is gone',
      facts: { ids: ['m_3'], event: 'message:new', by: 'POST /messages', begunBeforeMs: 200, what: 'gone' },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['begun', 'said', 'taken', 'undid']);
    expect(incident?.witness).toHaveLength(4);
  });

  test('is one when the last item became the new one, field by field', () => {
    const set = (field: string, value: string): PatchOp => ({ op: 'set', path: ['messages', 2, field], value });
    expect(clobbered(sendMeanwhile([set('id', 'm_4'), set('text', 'text of m_4')]))).toMatchObject([
      { facts: { ids: ['m_3'] } },
    ]);
  });

  test('is one when the write failed, and its rollback takes out what came meanwhile', () => {
    const chat = new Chat().at(5_000);
    const request = chat.beginFetch('PATCH /messages/m_1', 'bearer', { text: 'new' });
    chat.hear('m_3', 2, 5_200).at(5_400).fail(request);
    const undo: PatchOp = { op: 'set', path: ['messages', 0, 'text'], value: 'text of m_1' };
    expect(clobbered(chat.caused(chat.seq, undo, splice(2, 1)))).toHaveLength(1);
  });

  test('is none when the commit kept what came meanwhile', () => {
    expect(clobbered(sendMeanwhile([insert(3, 'm_4')]))).toEqual([]);
  });

  test('is none when that comes back within two seconds, or by a read that takes longer', () => {
    expect(clobbered(sendMeanwhile().at(7_300).commit(1, insert(3, 'm_3')))).toEqual([]);
    const read = sendMeanwhile().at(5_500);
    const request = read.beginFetch('GET /messages');
    read.at(9_000).answer(request, [...both, message('m_4'), message('m_3')]);
    expect(clobbered(read.caused(read.seq - 1, insert(3, 'm_3')))).toEqual([]);
  });

  test('is none when the server took it back, or the user', () => {
    const deleted = sendMeanwhile(undefined, (chat) => chat.at(5_300).receive('message:deleted', { id: 'm_3' }));
    expect(clobbered(deleted)).toEqual([]);
    const hidden = sendMeanwhile(undefined, (chat) =>
      chat.at(5_300).fetch('POST /hidden', { ok: true }, { sent: { messageId: 'm_3' } }),
    );
    expect(clobbered(hidden)).toEqual([]);
  });

  test('is none when a list keeps the last few: what came later is still there', () => {
    const chat = sendMeanwhile([splice(2, 1), insert(3, 'm_4')], (page) => page.hear('m_5', 3, 5_300));
    expect(clobbered(chat)).toEqual([]);
  });

  test('is none when the commit only takes out, as what shows a notice for a while', () => {
    expect(clobbered(sendMeanwhile([splice(2, 1)]))).toEqual([]);
  });

  test('is one when it took out what the page deleted, by the list of before', () => {
    const deleted = (...undo: PatchOp[]) => {
      const chat = new Chat().at(5_000);
      const request = chat.beginFetch('DELETE /messages/m_1');
      chat.hear('m_3', 2, 5_200).at(5_400).answer(request, { ok: true });
      return clobbered(chat.caused(chat.seq - 1, ...undo));
    };
    expect(deleted(splice(0, 1), splice(1, 1))).toMatchObject([{ facts: { ids: ['m_3'], what: 'gone' } }]);
    expect(deleted(splice(0, 1))).toEqual([]);
  });

  test('is none when what is gone with it belonged to it', () => {
    const chat = new Chat().at(5_000);
    const request = chat.beginFetch('DELETE /messages/m_1');
    const reply = { ...message('m_3'), replyTo: 'm_1' };
    chat.at(5_200).receive('message:new', reply);
    chat.caused(chat.seq, { op: 'splice', path: ['messages'], at: 2, remove: 0, insert: [reply] });
    chat.at(5_400).answer(request, { ok: true });
    expect(clobbered(chat.caused(chat.seq - 1, splice(0, 1), splice(1, 1)))).toEqual([]);
  });

  test('is none when nothing is left of what was there: another list is shown', () => {
    expect(clobbered(sendMeanwhile([splice(0, 3, 'm_4')]))).toEqual([]);
  });

  test('is none when it was moved to another list', () => {
    const chat = sendMeanwhile([splice(2, 1, 'm_4'), { op: 'set', path: ['later'], value: [message('m_3')] }]);
    expect(clobbered(chat)).toEqual([]);
  });

  test('is none when what it ends began after the event', () => {
    const chat = new Chat().hear('m_3', 2, 5_000).at(5_100);
    const request = chat.beginFetch('POST /messages', 'bearer', { text: 'text of m_4' });
    chat.at(5_400).answer(request, message('m_4'), 201);
    expect(clobbered(chat.caused(chat.seq - 1, splice(2, 1, 'm_4')))).toEqual([]);
  });

  test('is left to the late answers where the answer says the list itself', () => {
    const chat = new Chat().at(5_000);
    const request = chat.beginFetch('GET /messages');
    chat
      .hear('m_3', 2, 5_200)
      .at(5_400)
      .answer(request, [...both, message('m_4')]);
    expect(clobbered(chat.caused(chat.seq - 1, splice(2, 1, 'm_4')))).toEqual([]);
  });

  test('is none where records are missing', () => {
    expect(clobbered(sendMeanwhile(undefined, (chat) => chat.loseRecord()))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('state.clobbered', [sendMeanwhile()], { untilT: 60_000, noneUntilT: 7_300 });
  });
});

describe('a commit that ends what began before an answer with what is new', () => {
  /** A long poll brings the third message while the fourth is being sent; `brought` more come with it. */
  function polled(
    line = 'GET /changes?since=2',
    brought: readonly string[] = ['m_3'],
    ...later: readonly string[]
  ): Chat {
    const chat = new Chat().at(4_000);
    const poll = chat.beginFetch(line, 'bearer');
    const request = chat.at(5_000).beginFetch('POST /messages', 'bearer', { text: 'text of m_4' });
    chat.at(5_200).answer(poll, { changes: brought.map(message) });
    chat.caused(chat.seq - 1, insert(2, ...brought));
    chat.at(5_400).answer(request, message('m_4'), 201);
    chat.caused(chat.seq - 1, splice(2, brought.length, 'm_4'));
    if (later.length > 0) chat.at(6_000).fetch('GET /changes?since=4', { changes: later.map(message) });
    return chat;
  }

  test('is an incident when what that had brought is gone', () => {
    expect(clobbered(polled())).toMatchObject([{ facts: { ids: ['m_3'], event: 'GET /changes', what: 'gone' } }]);
  });

  test('is one, too, when that had brought what the write made before its answer did', () => {
    const chat = new Chat().at(4_000);
    const poll = chat.beginFetch('GET /changes?since=2', 'bearer');
    const request = chat.at(5_000).beginFetch('POST /messages', 'bearer', { text: 'text of m_4' });
    chat.at(5_200).answer(poll, { changes: ['m_4', 'm_3'].map(message) });
    chat.caused(chat.seq - 1, insert(2, 'm_4', 'm_3'));
    chat.at(5_400).answer(request, message('m_4'), 201);
    expect(clobbered(chat.caused(chat.seq - 1, splice(3, 1)))).toMatchObject([{ facts: { ids: ['m_3'] } }]);
  });

  test('is one when that had changed what is put back, whichever part of the answer its commit names', () => {
    const set = (text: string): PatchOp => ({ op: 'set', path: ['messages', 0, 'text'], value: text });
    const changed = (line: string, part: number) => {
      const chat = new Chat().at(4_000);
      const poll = chat.beginFetch(line, 'bearer');
      const request = chat.at(5_000).beginFetch('DELETE /messages/m_2', 'bearer');
      chat.at(5_200).answer(poll, { changes: [{ ...message('m_1'), text: 'new' }] });
      chat.caused(chat.seq - part, set('new'));
      chat.at(5_400).answer(request, { ok: true });
      return clobbered(chat.caused(chat.seq, splice(1, 1), set('text of m_1')));
    };
    for (const part of [0, 1])
      expect(changed('GET /changes?since=2', part)).toMatchObject([{ facts: { ids: ['m_1'], what: 'reset' } }]);
    expect(changed('GET /messages', 1)).toEqual([]);
  });

  test('is one where the next answer came with that of the deletion, and the commit names that', () => {
    const set = (value: string): PatchOp => ({ op: 'set', path: ['messages', 0, 'text'], value });
    const deleted = (waitMs: number, ...undo: PatchOp[]) => {
      const chat = new Chat().at(4_000);
      const poll = chat.beginFetch('GET /changes?since=2', 'bearer');
      const request = chat.at(5_000).beginFetch('DELETE /messages/m_2', 'bearer');
      chat.at(5_200).answer(poll, { changes: [{ ...message('m_1'), text: 'new' }] });
      chat.caused(chat.seq, set('new'));
      const next = chat.at(5_201).beginFetch('GET /changes?since=3', 'bearer');
      chat.at(5_400).answer(request, { ok: true });
      chat.after(waitMs).answer(next, { changes: [{ type: 'removed', item: message('m_2') }] });
      return clobbered(chat.caused(chat.seq, ...undo));
    };
    expect(deleted(90, splice(1, 1), set('text of m_1'))).toMatchObject([{ facts: { by: 'DELETE /messages/m_2' } }]);
    expect(deleted(110, splice(1, 1), set('text of m_1'))).toEqual([]);
    expect(deleted(90, set('text of m_1'))).toEqual([]);
  });

  test('is none where all is read anew each time, or the server says more of it', () => {
    expect(clobbered(polled('GET /messages'))).toEqual([]);
    expect(clobbered(polled(undefined, ['m_3', 'm_5', 'm_6', 'm_7', 'm_8', 'm_9', 'm_10']))).toEqual([]);
    expect(clobbered(polled(undefined, ['m_3'], 'm_3'))).toEqual([]);
  });
});

describe('a commit for an event', () => {
  const camera = (id: number, mode: string): JsonObject => ({ id, name: `Camera ${id}`, mode });
  const all = [camera(1, 'idle'), camera(2, 'idle')];
  const set = (index: number, value: string): PatchOp => ({ op: 'set', path: [index, 'mode'], value });

  function dashboard(back: PatchOp[], event = 'camera'): PageTrace {
    const page = new PageTrace('guard').at(100).seen('guard').fetch('GET /cameras', all).store(1, 'cameras', all);
    page.at(1_000).connect('eio-1', { token: 't' }).at(5_000).receive('camera', camera(1, 'recording'));
    page.add({ kind: 'store.commit', store: 1, cause: page.seq, causeHow: 'sync', patch: [set(0, 'recording')] });
    page.at(6_000).receive(event, camera(2, 'motion'));
    const patch = [...back, set(1, 'motion')];
    return page.add({ kind: 'store.commit', store: 1, cause: page.seq, causeHow: 'sync', patch });
  }

  test('is an incident when it puts back what the event before it had changed, and is told once', () => {
    const page = dashboard([set(0, 'idle')]);
    expect(kindsIn(page)).toEqual(['state.clobbered']);
    expect(clobbered(page)).toMatchObject([
      { facts: { field: 'mode', ids: ['1'], held: 'idle', said: 'recording', by: 'camera', what: 'reset' } },
    ]);
  });

  test('is none when it leaves that alone, or the server said so since', () => {
    expect(clobbered(dashboard([]))).toEqual([]);
    expect(
      clobbered(
        dashboard([set(0, 'idle')])
          .at(6_100)
          .receive('camera', camera(1, 'idle')),
      ),
    ).toEqual([]);
  });

  test('is none when the event says that something ended', () => {
    expect(clobbered(dashboard([set(0, 'idle')], 'alarm:removed'))).toEqual([]);
  });
});
