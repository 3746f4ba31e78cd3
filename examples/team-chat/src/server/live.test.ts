import { expect, test, vi } from 'vitest';
import { openChat } from '../testing/open-chat.ts';

test('a device is told who is there, and the others are told of it', async () => {
  const chat = await openChat();
  const [alice, bob] = [await chat.person('alice'), await chat.person('bob')];
  const first = await alice.device();
  const second = await bob.device();
  const aliceDevice = { userId: 'u_alice', deviceId: first.socket.id };
  const bobDevice = { userId: 'u_bob', deviceId: second.socket.id };

  await vi.waitFor(() =>
    expect(second.heard).toContainEqual({ event: 'presence:list', body: [aliceDevice, bobDevice] }),
  );
  await vi.waitFor(() => expect(first.heard).toContainEqual({ event: 'presence:joined', body: bobDevice }));
  second.socket.disconnect();
  await vi.waitFor(() => expect(first.heard).toContainEqual({ event: 'presence:left', body: bobDevice }));
  await chat.close();
});

test('a kick closes the one device, or all of the user, and nobody else’s', async () => {
  const chat = await openChat();
  const [alice, bob] = [await chat.person('alice'), await chat.person('bob')];
  const [phone, laptop, other] = [await alice.device(), await alice.device(), await bob.device()];
  const reasons: string[] = [];
  for (const { socket } of [phone, laptop, other]) socket.on('disconnect', (reason) => reasons.push(reason));

  expect(await alice.post('/api/demo/kick', { deviceId: other.socket.id })).toMatchObject({ body: { kicked: 0 } });
  expect(await alice.post('/api/demo/kick', { deviceId: phone.socket.id })).toMatchObject({ body: { kicked: 1 } });
  await vi.waitFor(() => expect(phone.socket.connected).toBe(false));
  expect(laptop.socket.connected).toBe(true);
  expect(await alice.post('/api/demo/kick', {})).toMatchObject({ body: { kicked: 1 } });
  await vi.waitFor(() => expect(laptop.socket.connected).toBe(false));
  expect(other.socket.connected).toBe(true);
  expect(reasons).toEqual(['io server disconnect', 'io server disconnect']);
  await chat.close();
});
