import { expect, test } from '#support/test.ts';

const TITLE = 'one user has the same hash in the records of the page and in those of the server';

test(TITLE, { tag: '@nightly' }, async ({ stack, openDevice }) => {
  const { chat } = await openDevice('drifting');
  await chat.logIn('Bob');

  const users = async () => {
    const sessions = await stack.api.sessions();
    const records = (await Promise.all(sessions.map(({ id }) => stack.api.records(id)))).flat();
    const inPage = records.flatMap((record) => (record.kind === 'identity.login' ? [record.who] : []));
    const atServer = records.flatMap((record) => (record.kind === 'probe.connect' ? (record.user ?? []) : []));
    return { inPage: [...new Set(inPage)], atServer: [...new Set(atServer)] };
  };
  await expect.poll(async () => (await users()).inPage).toEqual([expect.stringMatching(/^\[redacted:[0-9a-f]{12}\]$/)]);
  const { inPage } = await users();
  await expect.poll(async () => (await users()).atServer).toEqual(inPage);
});
