import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLegacyPayload } from './legacy-payload.ts';

test('packets are found by their lengths, whatever is in them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', '1', ':', 'ü', '😀') }), { minLength: 1 }),
      (packets) => {
        const payload = packets.map((packet) => `${packet.length}:${packet}`).join('');
        expect(splitLegacyPayload(payload)).toEqual({ packets });
      },
    ),
  );
});

test('a last packet that is not whole is told from the others', () => {
  expect(splitLegacyPayload('2:4099:42["a"')).toEqual({ packets: ['40'], cut: '99:42["a"' });
});

test('what has no lengths is no payload', () => {
  expect(splitLegacyPayload('40')).toBeUndefined();
  expect(splitLegacyPayload('2:40 and so on')).toBeUndefined();
  expect(splitLegacyPayload('')).toBeUndefined();
});
