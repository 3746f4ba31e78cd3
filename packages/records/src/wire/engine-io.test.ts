import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesFrame, decodeIncoming, shedFrame, socketIoUrl, textFrame } from '../testing/frames.ts';
import { createSocketDecoder } from './create-socket-decoder.ts';

const ordinalsOf = (facts: readonly object[]): unknown[] =>
  facts.flatMap((fact) => ('ordinal' in fact ? [fact.ordinal] : []));

describe('an Engine.IO packet', () => {
  test('of type open tells the connection id and the heartbeat', () => {
    const open = '0{"sid":"eio_1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';
    expect(decodeIncoming([open])).toEqual([
      { kind: 'handshake', eio: 'eio_1', pingIntervalMs: 25_000, pingTimeoutMs: 20_000 },
    ]);
  });

  test('of type ping or pong is a heartbeat, unless it probes a transport', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    expect(decoder.push(textFrame('in', 1, '2'))).toEqual([{ kind: 'ping', dir: 'in' }]);
    expect(decoder.push(textFrame('out', 1, '3'))).toEqual([{ kind: 'pong', dir: 'out' }]);
    expect(decoder.push(textFrame('out', 2, '2probe'))).toEqual([]);
    expect(decoder.push(textFrame('out', 3, '5'))).toEqual([]);
  });

  test('of no known type, or with a handshake that is none, is a message with its text', () => {
    expect(decodeIncoming(['x', '', '0{"sid":1}'])).toEqual([
      { kind: 'message', dir: 'in', data: 'x' },
      { kind: 'message', dir: 'in', data: '' },
      { kind: 'message', dir: 'in', data: '0{"sid":1}' },
    ]);
  });
});

describe('the ordinal of an event', () => {
  test('is unknown in a direction of which frames passed before recording began', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl, framesBefore: { in: 4, out: 0 } });
    expect(ordinalsOf(decoder.push(textFrame('in', 5, '42["a"]')))).toEqual([null]);
    expect(ordinalsOf(decoder.push(textFrame('out', 1, '42["a"]')))).toEqual([1]);
  });

  test('is unknown after a hole in the frames of its direction', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    const facts = [
      ...decoder.push(textFrame('in', 1, '42["a"]')),
      ...decoder.push(textFrame('in', 3, '42["b"]')),
      ...decoder.push(textFrame('in', 4, '42/late,["c"]')),
      ...decoder.push(textFrame('out', 1, '42["d"]')),
    ];
    expect(ordinalsOf(facts)).toEqual([1, null, null, 1]);
  });

  test('is unknown after a shed frame that may have been an event', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    decoder.push(shedFrame('in', 1, 4));
    expect(ordinalsOf(decoder.push(textFrame('in', 2, '42["a"]')))).toEqual([1]);
    decoder.push(shedFrame('in', 3, 5));
    expect(ordinalsOf(decoder.push(textFrame('in', 4, '42["a"]')))).toEqual([null]);
  });

  test('is unknown on a socket that took over from polling', () => {
    const decoder = createSocketDecoder({ url: `${socketIoUrl}&sid=eio_1` });
    expect(ordinalsOf(decoder.push(textFrame('in', 1, '42["a"]')))).toEqual([null]);
  });
});

test('a frame that comes again means nothing', () => {
  const decoder = createSocketDecoder({ url: socketIoUrl });
  const frame = textFrame('in', 1, '42["a"]');
  expect(decoder.push(frame)).toHaveLength(1);
  expect(decoder.push(frame)).toEqual([]);
  expect(ordinalsOf(decoder.push(textFrame('in', 2, '42["a"]')))).toEqual([2]);
});

test('no order of frames, whole, cut, shed or binary, makes the decoder throw', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[0-6]{1,2}[0-9]?-?(\/a,)?[0-9]?\[?"?[a-z]{0,3}"?.{0,6}$/),
    fc.constantFrom('451-["f",{"_placeholder":true,"num":0}]', '451-["f",{"_placeholder":true,"num":7}]', '452-["f"]'),
  );
  const frame = fc.record({
    dir: fc.constantFrom('in' as const, 'out' as const),
    n: fc.integer({ min: 1, max: 12 }),
    what: fc.oneof(text, fc.constant(undefined), fc.constant(null)),
    cut: fc.constantFrom('size' as const, undefined),
  });
  fc.assert(
    fc.property(fc.array(frame), (frames) => {
      const decoder = createSocketDecoder({ url: socketIoUrl });
      for (const { dir, n, what, cut } of frames) {
        if (what === undefined) decoder.push(bytesFrame(dir, n, 9));
        else if (what === null) decoder.push(shedFrame(dir, n, 9));
        else decoder.push(textFrame(dir, n, what, cut));
      }
    }),
  );
});
