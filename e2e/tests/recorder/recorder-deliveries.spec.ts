import { expect, test } from '#support/recorder-test.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';

test('says which answers came over the network, and which out of a cache', async ({ openRecorded }) => {
  const { page, url, records } = await openRecorded();
  const other = await startRecorderServer();
  await page.evaluate(async (elsewhere) => {
    const ask = async (path: string) => (await fetch(path, { mode: 'no-cors' })).text();
    const askByXhr = (path: string) =>
      new Promise((resolve) => {
        const xhr = new XMLHttpRequest();
        xhr.onload = resolve;
        xhr.open('GET', path);
        xhr.send();
      });
    for (const path of ['/json', '/cached', '/cached#again', '/validated', '/validated', `${elsewhere}/json`]) {
      await ask(path);
    }
    for (const path of ['/cached', '/json']) await askByXhr(path);
    await ask('/broken').catch(() => undefined);
  }, other.url);

  const told = async () => {
    const all = await records();
    const urls = new Map(all.flatMap((one) => (one.kind === 'http.request' ? [[one.request, one.url]] : [])));
    return all.flatMap((one) => (one.kind === 'http.delivery' ? [[urls.get(one.request), one.from]] : []));
  };
  const here = [
    [`${url}/json`, 'network'],
    [`${url}/cached`, 'network'],
    [`${url}/cached`, 'cache'],
    [`${url}/validated`, 'network'],
    [`${url}/validated`, 'validated'],
    [`${other.url}/json`, 'unknown'],
    [`${url}/cached`, 'cache'],
    [`${url}/json`, 'network'],
  ];
  await expect.poll(async () => (await told()).slice(0, here.length)).toEqual(here);
  await other.stop();
});
