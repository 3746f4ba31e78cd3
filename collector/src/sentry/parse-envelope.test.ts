import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnvelope } from './parse-envelope.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');
const itemsOf = (text: string) => {
  const envelope = parseEnvelope(bytes(text));
  if (!envelope.ok) throw new Error(envelope.error.message);
  return envelope.value.items.map(({ type, payload }) => [type, Buffer.from(payload).toString('utf8')]);
};

describe('an envelope', () => {
  it('has items that are as long as they say in bytes, newlines and all', () => {
    const text = '{"event_id":"1"}\n{"type":"attachment","length":5}\né\nü\n\n{"type":"event"}\n{"a":1}\n';
    expect(itemsOf(text)).toEqual([
      ['attachment', 'é\nü'],
      ['event', '{"a":1}'],
    ]);
  });

  it('may end without a newline, and may hold nothing', () => {
    expect(itemsOf('{}\n{"type":"event"}\n{"a":1}')).toEqual([['event', '{"a":1}']]);
    expect(itemsOf('{}\n{"type":"session"}')).toEqual([['session', '']]);
    expect(itemsOf('{}\n{"type":"x","length":0}\n\n{"type":"y"}\n{}')).toEqual([
      ['x', ''],
      ['y', '{}'],
    ]);
    expect(itemsOf('{}')).toEqual([]);
  });

  it.each([
    ['an item that ends beyond the body', '{"type":"event","length":99}\n{}'],
    ['an item with a length that is none', '{"type":"event","length":-1}\n{}'],
    ['an item whose header is no JSON', 'event\n{}'],
  ])('keeps what came before %s', (_what, damaged) => {
    const start = '{}\n{"type":"event"}\n{"a":1}\n';
    expect(parseEnvelope(bytes(start + damaged))).toMatchObject({
      ok: true,
      value: { items: [{ type: 'event' }], damagedAt: start.length },
    });
  });

  it('without a header is none', () => {
    for (const text of ['', 'hello', '[]\n', '\n{"type":"event"}\n{}']) {
      expect(parseEnvelope(bytes(text))).toMatchObject({ ok: false, error: { kind: 'invalid-envelope' } });
    }
  });

  it('comes out as it was put together, whatever is in it', () => {
    const item = fc.record({ type: fc.constantFrom('event', 'span', 'replay'), payload: fc.uint8Array() });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const parts = items.flatMap(({ type, payload }) => [
          bytes(`${JSON.stringify({ type, length: payload.length })}\n`),
          payload,
          bytes('\n'),
        ]);
        const envelope = parseEnvelope(Buffer.concat([bytes('{}\n'), ...parts]));
        expect(envelope.ok && envelope.value.items.map(({ type, payload }) => [type, [...payload]])).toEqual(
          items.map(({ type, payload }) => [type, [...payload]]),
        );
      }),
    );
  });

  it('of random bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const envelope = parseEnvelope(Buffer.concat([bytes('{}\n'), noise]));
        expect(envelope.ok).toBe(true);
      }),
    );
  });
});
