import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { isGoodNode, withToolchain } from './toolchain.mjs';

test.each(['22.18.0', '24.0.0', '25.1.0'])('Node %s is good as it is', (version) => {
  expect(isGoodNode(version)).toBe(true);
});

test.each(['', '18.20.4', '20.20.2', '22.17.1', '23.11.0'])('Node "%s" is not good enough', (version) => {
  expect(isGoodNode(version)).toBe(false);
});

test('the toolchain goes first on the path, however the path is spelled', () => {
  expect(withToolchain({ Path: '/usr/bin' }, '/tools')).toEqual({ Path: `/tools${delimiter}/usr/bin` });
  expect(withToolchain({ PATH: '/usr/bin' }, null)).toEqual({ PATH: '/usr/bin' });
});
