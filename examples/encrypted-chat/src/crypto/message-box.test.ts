import { createCipher } from '@driftscope/sync';
import { expect, test } from 'vitest';
import { createKeyPair } from './create-key-pair.ts';
import { deriveSessionKey } from './derive-session-key.ts';
import { openKeyPair, sealKeyPair } from './key-backup.ts';
import { openMessage, sealMessage } from './message-box.ts';
import { createSealer } from './sealer.ts';

const origin = { conversationId: 'c_1', authorId: 'u_ann', ref: 'r_1' };

async function twoPeople() {
  const [ann, bob, eve] = [await createKeyPair(), await createKeyPair(), await createKeyPair()];
  const sealer = async (own: typeof ann, other: typeof ann, conversationId = 'c_1') =>
    createSealer(await deriveSessionKey(own.privateKey, other.publicKey, conversationId));
  return { ann, bob, eve, sealer };
}

test('what one member seals the other opens, and nobody else', async () => {
  const { ann, bob, eve, sealer } = await twoPeople();
  const box = await sealMessage(await sealer(ann, bob), { text: 'hush' }, origin);
  expect(await openMessage(await sealer(bob, ann), { ...origin, ciphertext: box })).toEqual({ text: 'hush' });
  expect(await openMessage(await sealer(eve, ann), { ...origin, ciphertext: box })).toBeUndefined();
  expect(JSON.stringify(box)).not.toContain('hush');
});

test('the key of one conversation opens nothing of another', async () => {
  const { ann, bob, sealer } = await twoPeople();
  const box = await sealMessage(await sealer(ann, bob), { text: 'hush' }, origin);
  expect(await openMessage(await sealer(bob, ann, 'c_2'), { ...origin, ciphertext: box })).toBeUndefined();
});

test('a box cannot be passed off as another’s, and not changed', async () => {
  const { ann, bob, sealer } = await twoPeople();
  const box = await sealMessage(await sealer(ann, bob), { text: 'hush' }, origin);
  const reader = await sealer(bob, ann);
  expect(await openMessage(reader, { ...origin, authorId: 'u_bob', ciphertext: box })).toBeUndefined();
  expect(await openMessage(reader, { ...origin, ref: 'r_2', ciphertext: box })).toBeUndefined();
  const other = box.data.startsWith('A') ? 'B' : 'A';
  expect(
    await openMessage(reader, { ...origin, ciphertext: { ...box, data: other + box.data.slice(1) } }),
  ).toBeUndefined();
});

test('a key pair comes back from its backup by the password alone', async () => {
  const { ann } = await twoPeople();
  const cipherOf = (secret: string) => createCipher({ secret, salt: 'u_ann', iterations: 1_000 });
  const backup = await sealKeyPair(ann, await cipherOf('right'));
  expect(JSON.stringify(backup)).not.toContain(ann.privateKey);
  expect(await openKeyPair(backup, await cipherOf('right'))).toEqual(ann);
  await expect(openKeyPair(backup, await cipherOf('wrong'))).rejects.toThrow();
});
