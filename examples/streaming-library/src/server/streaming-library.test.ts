import { seedId, visit } from '@driftscope/example-server';
import { expect, test } from 'vitest';
import { entryIdOf, libraryScope } from '#protocol/entry.ts';
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

test('a change leaves the other fields of an entry as they were, and is told to those who sync', async () => {
  const server = await startStreamingLibrary({ port: 0 });
  const alice = await visit(server.url, 'alice');
  const path = `/api/library/${ferry}`;
  expect(await alice.ask(path, { rating: 4 }, 'PATCH')).toMatchObject({
    status: 200,
    body: { id: ferry, favourite: true, rating: 4, watchedMinutes: 34 },
  });
  expect(await alice.ask(`/api/sync?scope=${libraryScope(profile)}&since=`)).toMatchObject({
    status: 200,
    body: {
      pages: [{ changes: expect.arrayContaining([expect.objectContaining({ entity: { type: 'entry', id: ferry } })]) }],
    },
  });
  await server.stop();
});

test('what is written by syncing is there for the plain routes, and nothing else is taken', async () => {
  const server = await startStreamingLibrary({ port: 0 });
  const [alice, bob] = [await visit(server.url, 'alice'), await visit(server.url, 'bob')];
  const scope = libraryScope(profile);
  const titleId = seedId('t', 'Night Ferry');
  const write = (id: string, fields: object) => ({
    mutations: [
      { kind: 'put', id, device: 'd', scope, entity: { type: 'entry', id: ferry }, atMs: Date.now(), fields },
    ],
  });
  const rated = write('one', { profileId: profile, titleId, rating: 2 });
  const outcomeOf = (kind: string) => ({ status: 200, body: { outcomes: [{ kind }] } });
  expect(await bob.ask('/api/mutations', rated)).toMatchObject(outcomeOf('refused'));
  const wrong = write('two', { profileId: profile, titleId, rating: 'good' });
  expect(await alice.ask('/api/mutations', wrong)).toMatchObject(outcomeOf('refused'));
  expect(await alice.ask('/api/mutations', rated)).toMatchObject(outcomeOf('accepted'));
  const { body } = await alice.ask(`/api/library?profile=${profile}`);
  expect(body).toMatchObject({
    entries: expect.arrayContaining([expect.objectContaining({ id: ferry, rating: 2, favourite: true })]),
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
