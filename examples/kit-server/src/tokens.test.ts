import { expect, test } from 'vitest';
import { createTokens } from './tokens.ts';

test('tokens that were expired on purpose open nothing but the way to new ones, and only the user’s own', async () => {
  const tokens = createTokens();
  const [old, other] = [await tokens.sign('u_ann'), await tokens.sign('u_bob')];
  tokens.expire('u_ann');
  expect(await tokens.verify(old)).toBeUndefined();
  expect(await tokens.verifyForRenewal(old)).toBe('u_ann');
  expect(await tokens.verify(other)).toBe('u_bob');
  expect(await tokens.verify(await tokens.sign('u_ann'))).toBe('u_ann');
});

test('a forged token opens not even that way', async () => {
  const token = await createTokens().sign('u_ann');
  expect(await createTokens().verifyForRenewal(token)).toBeUndefined();
});
