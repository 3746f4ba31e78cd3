import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLegacyBytes, writeLegacyBytes } from './legacy-bytes.ts';

const bytes = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
const packet = fc.record({ isText: fc.boolean(), bytes, missing: fc.constant(0) });

test('packets are found by their lengths, whatever is in them', () => {
  fc.assert(
    fc.property(fc.array(packet, { minLength: 1 }), (packets) => {
      expect(readLegacyBytes(writeLegacyBytes({ packets, rest: '' }))).toEqual({ packets, rest: '' });
    }),
  );
});

test('wherever a body is cut, what is there is told, and can be written as it was', () => {
  fc.assert(
    fc.property(fc.array(packet, { minLength: 1 }), fc.nat(), (packets, at) => {
      const whole = writeLegacyBytes({ packets, rest: '' });
      const cut = whole.slice(0, at % (whole.length + 1));
      const read = readLegacyBytes(cut);
      if (read === undefined) return;
      expect(writeLegacyBytes(read)).toBe(cut);
      expect(packets.slice(0, read.packets.length - 1)).toEqual(read.packets.slice(0, -1));
    }),
  );
});

test('a packet that is not whole says how much of it is missing', () => {
  expect(readLegacyBytes('\u0001\u0001\u0002\u00ff\u0004\u0009')).toEqual({
    packets: [{ isText: false, bytes: '\u0004\u0009', missing: 10 }],
    rest: '',
  });
});

test.each(['', '2:40', '\u0001', '\u0001\u00ff', '\u0000\u0001', '\u0002\u0001\u00ffa', '\u0000\u0001\u00ffab'])(
  '%j is no such body',
  (body) => {
    expect(readLegacyBytes(body)).toBeUndefined();
  },
);
