import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { EXTENSION_ID, EXTENSION_KEY } from './extension-id.ts';

test('the documented id is the one that Chrome makes of the key', () => {
  const digest = createHash('sha256').update(Buffer.from(EXTENSION_KEY, 'base64')).digest('hex');
  const id = [...digest.slice(0, 32)].map((nibble) => String.fromCharCode(97 + Number.parseInt(nibble, 16))).join('');
  expect(id).toBe(EXTENSION_ID);
});
