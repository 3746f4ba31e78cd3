import fc from 'fast-check';
import { Encoder, PacketType } from 'socket.io-parser';
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { bytesFrame, decodeIncoming, socketIoUrl, textFrame } from '../testing/frames.ts';
import { createSocketDecoder } from './create-socket-decoder.ts';

describe('a Socket.IO event', () => {
  test('has a name, arguments and an ordinal', () => {
    expect(decodeIncoming(['42["message:new",{"id":"m_1"},7]'])).toEqual([
      { kind: 'event', dir: 'in', namespace: '/', name: 'message:new', args: [{ id: 'm_1' }, 7], ordinal: 1 },
    ]);
  });

  test('is counted by direction and namespace, and nothing else is', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    const facts = [
      ...decoder.push(textFrame('in', 1, '40{"sid":"s"}')),
      ...decoder.push(textFrame('in', 2, '42["a"]')),
      ...decoder.push(textFrame('in', 3, '42/admin,["b"]')),
      ...decoder.push(textFrame('out', 1, '420["c"]')),
      ...decoder.push(textFrame('in', 4, '430["answer"]')),
      ...decoder.push(textFrame('in', 5, '451-["d",{"_placeholder":true,"num":0}]')),
      ...decoder.push(bytesFrame('in', 6, 3)),
      ...decoder.push(textFrame('in', 7, '42["e"]')),
    ];
    expect(facts.flatMap((fact) => (fact.kind === 'event' ? [`${fact.name} ${fact.ordinal}`] : []))).toEqual([
      'a 1',
      'b 1',
      'c 1',
      'd 2',
      'e 3',
    ]);
  });

  test('that asks for an answer carries the id of the answer', () => {
    expect(decodeIncoming(['42/chat,12["send",{}]', '43/chat,12["ok"]'])).toMatchObject([
      { kind: 'event', namespace: '/chat', ackId: 12 },
      { kind: 'ack', namespace: '/chat', ackId: 12, args: ['ok'] },
    ]);
  });

  test('with attachments is given once they are there, with their sizes in their places', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    const header = '452-["file",{"name":"a.png","data":{"_placeholder":true,"num":0}},{"_placeholder":true,"num":1}]';
    expect(decoder.push(textFrame('in', 1, header))).toEqual([]);
    expect(decoder.push(bytesFrame('in', 2, 1024))).toEqual([]);
    const [event] = decoder.push(bytesFrame('in', 3, 8));
    expect(event).toMatchObject({ name: 'file', args: [{ name: 'a.png', data: { $bytes: 1024 } }, { $bytes: 8 }] });
    expect(JSON.stringify(event)).toContain('"data":{"$bytes":1024}');
  });

  test('that has attachments and no name is none', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    expect(decoder.push(textFrame('in', 1, '451-'))).toEqual([]);
    expect(decoder.push(bytesFrame('in', 2, 3))).toEqual([]);
    expect(decoder.push(textFrame('in', 3, '42["next"]'))).toMatchObject([{ name: 'next', ordinal: 1 }]);
  });

  test('whose attachments never come is dropped when the next packet comes', () => {
    const facts = decodeIncoming(['451-["file",{"_placeholder":true,"num":0}]', '42["next"]']);
    expect(facts).toMatchObject([{ kind: 'event', name: 'next', ordinal: 1 }]);
  });
});

describe('a frame of which only the start was kept', () => {
  const cut = (text: string) => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    return {
      facts: decoder.push(textFrame('in', 1, text, 'size')),
      next: decoder.push(textFrame('in', 2, '42["next"]')),
    };
  };

  test('still is an event with a name and an ordinal, and no arguments', () => {
    expect(cut('42/chat,7["message:new",{"id":"m_1","te').facts).toEqual([
      { kind: 'event', dir: 'in', namespace: '/chat', name: 'message:new', args: [], ordinal: 1, ackId: 7, cut: true },
    ]);
    expect(cut('42["a",{"te').next).toMatchObject([{ ordinal: 2 }]);
  });

  test('is counted even where its name was cut', () => {
    expect(cut('42["messa')).toMatchObject({ facts: [], next: [{ ordinal: 2 }] });
  });

  test('makes later ordinals unknown where its header was cut', () => {
    expect(cut('42/cha')).toMatchObject({ facts: [], next: [{ ordinal: null }] });
    expect(cut('4')).toMatchObject({ facts: [], next: [{ ordinal: null }] });
  });

  test('is no event when it is another packet', () => {
    expect(cut('430["answer",{"te')).toMatchObject({ facts: [], next: [{ ordinal: 1 }] });
  });

  test('takes its attachments with it', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    const facts = [
      ...decoder.push(textFrame('in', 1, '451-["file",{"_place', 'size')),
      ...decoder.push(bytesFrame('in', 2, 5)),
      ...decoder.push(textFrame('in', 3, '42["next"]')),
    ];
    expect(facts).toMatchObject([
      { name: 'file', ordinal: 1, cut: true },
      { name: 'next', ordinal: 2 },
    ]);
  });
});

describe('joining a namespace', () => {
  test('shows the credentials that were sent', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    expect(decoder.push(textFrame('out', 1, '40{"token":"t"}'))).toEqual([
      { kind: 'connect', namespace: '/', auth: { token: 't' } },
    ]);
    expect(decoder.push(textFrame('out', 2, '40/admin,'))).toEqual([{ kind: 'connect', namespace: '/admin' }]);
  });

  test('tells credentials without any value from none at all', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    expect(decoder.push(textFrame('out', 1, '40{}'))).toEqual([{ kind: 'connect', namespace: '/', auth: {} }]);
  });

  test('shows the answer, the refusal and the end', () => {
    expect(decodeIncoming(['40{"sid":"s_1"}', '44/admin,{"message":"not allowed"}', '41'])).toEqual([
      { kind: 'connected', namespace: '/', sid: 's_1', recovered: false },
      { kind: 'refused', namespace: '/admin', message: 'not allowed' },
      { kind: 'disconnect', dir: 'in', namespace: '/' },
    ]);
  });
});

describe('recovery', () => {
  const reconnect = (...incoming: string[]) => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    const request = decoder.push(textFrame('out', 1, '40{"pid":"p_1","offset":"o_9","token":"t"}'));
    return [...request, ...incoming.flatMap((text, index) => decoder.push(textFrame('in', index + 1, text)))];
  };

  test('is asked for with the former private id and offset, apart from the credentials', () => {
    expect(reconnect()).toEqual([{ kind: 'connect', namespace: '/', auth: { token: 't' }, pid: 'p_1', offset: 'o_9' }]);
  });

  test('succeeded when the server gives the same private id', () => {
    expect(reconnect('40{"sid":"s","pid":"p_1"}')).toMatchObject([{}, { kind: 'connected', recovered: true }]);
    expect(reconnect('40{"sid":"s","pid":"p_2"}')).toMatchObject([{}, { kind: 'connected', recovered: false }]);
    expect(reconnect('40{"sid":"s"}')).toMatchObject([{}, { kind: 'connected', recovered: false }]);
  });

  test('appends an offset to events, replayed ones too, which is no argument', () => {
    expect(reconnect('42["m",1,"o_10"]', '40{"sid":"s","pid":"p_1"}', '42["m",2,"o_11"]')).toMatchObject([
      {},
      { name: 'm', args: [1], ordinal: 1 },
      {},
      { name: 'm', args: [2], ordinal: 2 },
    ]);
  });

  test('leaves alone what has no offset: events with an answer, events out, and servers without recovery', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    decoder.push(textFrame('in', 1, '40{"sid":"s","pid":"p"}'));
    expect(decoder.push(textFrame('in', 2, '421["ask","text"]'))).toMatchObject([{ args: ['text'] }]);
    expect(decoder.push(textFrame('out', 1, '42["say","text"]'))).toMatchObject([{ args: ['text'] }]);
    expect(decodeIncoming(['40{"sid":"s"}', '42["say","text"]'])).toMatchObject([{}, { args: ['text'] }]);
  });
});

test('a packet that is no Socket.IO is a message, and the next one is read again', () => {
  const decoder = createSocketDecoder({ url: socketIoUrl });
  expect(decoder.push(textFrame('in', 1, '42[broken'))).toEqual([{ kind: 'message', dir: 'in', data: '42[broken' }]);
  expect(decoder.push(bytesFrame('in', 2, 20))).toEqual([{ kind: 'message', dir: 'in', data: { $bytes: 20 } }]);
  expect(decoder.push(textFrame('in', 3, '42["ok"]'))).toMatchObject([{ kind: 'event', name: 'ok' }]);
});

test('what a Socket.IO peer encodes is what is decoded', () => {
  // The encoder itself loses an own `__proto__`.
  const json = fc
    .json()
    .filter((text) => !text.includes('__proto__'))
    .map((text): Json => JSON.parse(text));
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 4 });
  const name = fc.string({ minLength: 1 }).map((text) => `e:${text}`);
  const packet = fc.record({
    nsp: fc.constantFrom('/', '/admin', '/a/b'),
    id: fc.option(fc.nat(), { nil: undefined }),
    data: fc.tuple(name, json, fc.option(bytes, { nil: undefined })),
  });
  fc.assert(
    fc.property(fc.array(packet), (packets) => {
      const decoder = createSocketDecoder({ url: socketIoUrl });
      let n = 0;
      for (const { nsp, id, data } of packets) {
        const [name, value, binary] = data;
        const sent = binary === undefined ? [name, value] : [name, value, binary];
        const parts: unknown[] = new Encoder().encode({
          type: PacketType.EVENT,
          nsp,
          data: sent,
          ...(id === undefined ? {} : { id }),
        });
        const facts = parts.flatMap((part) => {
          n += 1;
          return decoder.push(
            typeof part === 'string' ? textFrame('in', n, `4${part}`) : bytesFrame('in', n, binary?.length ?? 0),
          );
        });
        const args = binary === undefined ? [value] : [value, { $bytes: binary.length }];
        expect(facts).toMatchObject([
          { kind: 'event', namespace: nsp, name, ...(id === undefined ? {} : { ackId: id }) },
        ]);
        expect(JSON.stringify(facts.map((fact) => (fact.kind === 'event' ? fact.args : [])))).toBe(
          JSON.stringify([args]),
        );
      }
    }),
  );
});
