import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesFrame, shedFrame, textFrame } from '../testing/frames.ts';
import { createSocketDecoder } from './create-socket-decoder.ts';

const push = (text: string) =>
  createSocketDecoder({ url: 'wss://app.test/live?room=EIO' }).push(textFrame('in', 1, text));

test('on a socket of no known protocol a JSON frame is a message with its value', () => {
  expect(push('{"type":"tick","n":1}')).toEqual([{ kind: 'message', dir: 'in', data: { type: 'tick', n: 1 } }]);
});

test('on a socket of no known protocol any other text is a message with the text', () => {
  expect(push('hello')).toEqual([{ kind: 'message', dir: 'in', data: 'hello' }]);
  expect(push('{"cut":')).toEqual([{ kind: 'message', dir: 'in', data: '{"cut":' }]);
});

test('bytes are a message with their number, and a shed frame is none', () => {
  const decoder = createSocketDecoder({ url: 'wss://app.test/live' });
  expect(decoder.push(bytesFrame('out', 1, 12))).toEqual([{ kind: 'message', dir: 'out', data: { $bytes: 12 } }]);
  expect(decoder.push(shedFrame('out', 2, 12))).toEqual([]);
});

test('no text makes a decoder throw, whatever the address', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (url, texts) => {
      const decoder = createSocketDecoder({ url });
      for (const [index, text] of texts.entries()) decoder.push(textFrame('in', index + 1, text));
    }),
  );
});
