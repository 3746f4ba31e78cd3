import { seedId, visit } from '@driftscope/example-server';
import { expect, test } from 'vitest';
import { entryIdOf } from '#protocol/entry.ts';
import { startStreamingLibrary } from './start-streaming-library.ts';

const profile = seedId('p', 'u_alice Alice');
const ferry = entryIdOf(profile, seedId('t', 'Night Ferry'));

test('everybody may see what there is to watch, and only a profile’s own account its library', async () => {
  const server = await startStreamingLibrary({ port: 0 });
  const [visitor, alice, bob] = [
    await visit(server.url),
    await visit(server.url, 'alice'),
    await visit(server.url, 'bob'),
  ];
  expect(await visitor.ask('/api/titles')).toMatchObject({ status: 200 });
  expect(await visitor.ask(`/api/library?profile=${profile}`)).toMatchObject({ status: 401 });
  expect(await bob.ask(`/api/library?profile=${profile}`)).toMatchObject({ status: 404 });
  expect(await bob.ask(`/api/library/${ferry}`, { rating: 1 }, 'PATCH')).toMatchObject({ status: 404 });
  expect(await alice.ask(`/api/library?profile=${profile}`)).toMatchObject({
    status: 200,
    body: { entries: expect.any(Array) },
  });
  await server.stop();
});

test('a change leaves the other fields of an entry as they were, and counts as one more version', async () => {
  const server = await startStreamingLibrary({ port: 0 });
  const alice = await visit(server.url, 'alice');
  const path = `/api/library/${ferry}`;
  expect(await alice.ask(path, { rating: 4 }, 'PATCH')).toMatchObject({
    status: 200,
    body: { id: ferry, favourite: true, rating: 4, watchedMinutes: 34, version: 2 },
  });
  await server.stop();
});

test.each([{ rating: 6 }, { rating: 1.5 }, { favourite: 'yes' }, { watchedMinutes: -1 }])(
  '%j is no change',
  async (change) => {
    const server = await startStreamingLibrary({ port: 0 });
    const alice = await visit(server.url, 'alice');
    const path = `/api/library/${ferry}`;
    expect(await alice.ask(path, change, 'PATCH')).toMatchObject({
      status: 400,
      body: { error: { kind: 'malformed' } },
    });
    await server.stop();
  },
);
