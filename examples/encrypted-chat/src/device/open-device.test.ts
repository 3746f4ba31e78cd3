import { visit } from '@driftscope/example-server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startEncryptedChat } from '../server/index.ts';
import { openDevice } from './open-device.ts';

async function twoDevices() {
  const chat = await startEncryptedChat({ port: 0 });
  onTestFinished(() => chat.stop());
  const deviceOf = async (name: string) => {
    const visitor = await visit(chat.url, name);
    const ask = async (path: string, body?: object) => (await visitor.ask(path, body)).body;
    return openDevice({ userId: `u_${name}`, password: name, ask });
  };
  return { alice: await deviceOf('alice'), bob: await deviceOf('bob'), carol: await deviceOf('carol') };
}

const pair = 'c_alice_bob';

test('what one device writes the other reads, and whoever is not of the pair reads nothing', async () => {
  const { alice, bob, carol } = await twoDevices();
  await bob.write(pair, 'By the coast.');
  expect((await alice.read(pair)).at(-1)).toMatchObject({ authorId: 'u_bob', text: 'By the coast.' });
  expect(await carol.read(pair)).toEqual([]);
});

test('what expires is read until then', async () => {
  const { alice, bob } = await twoDevices();
  const before = (await alice.read(pair)).length;
  await bob.write(pair, 'Burn this.', 1_500);
  expect((await alice.read(pair)).at(-1)).toMatchObject({ text: 'Burn this.', expiresAt: expect.any(String) });
  await vi.waitFor(async () => expect(await alice.read(pair)).toHaveLength(before), 5_000);
});
