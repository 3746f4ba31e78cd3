import { expect, test } from '#support/store-test.ts';
import { expectExactStates } from '#support/stores/exact-states.ts';
import { react18 } from '#support/stores/versions.ts';

test.use({ app: 'apollo-app.ts' });

const key = "Symbol.for('apollo.devtools')";
// As the developer tools do it: they take over what is there, and let clients push themselves from then on.
const devtools = `
  window.seenClients = [];
  const early = window[${key}];
  window[${key}] = { push: (client) => { seenClients.push(client); } };
  if (Array.isArray(early)) early.forEach((client) => seenClients.push(client));`;

for (const [version, versions] of [
  ['4', {}],
  ['3', { ...react18, '@apollo/client': 'apollo-client-3' }],
] as const) {
  test(`finds a client of Apollo ${version} that no component is given, if developer tools may see it`, async ({
    openApp,
  }) => {
    const recorded = await openApp({ versions, hash: '#hidden' });
    const found = await recorded.recordsOf('store.found');
    expect(found.map(({ name, via }) => [name, via])).toEqual([
      ['cache', 'apollo devtools'],
      ['cache, optimistic', 'apollo devtools'],
    ]);
    await expectExactStates(recorded, 1);
  });
}

for (const order of ['before', 'after'] as const) {
  test(`stands beside the developer tools of Apollo that came ${order} the recorder`, async ({ openApp }) => {
    const recorded = await openApp({ hash: '#hidden', [order]: devtools });
    expect(await recorded.page.evaluate('seenClients.length')).toBe(1);
    expect((await recorded.recordsOf('store.found')).length).toBe(2);
  });
}
