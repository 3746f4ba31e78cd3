import type { SessionSummary } from '@driftscope/records';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

const markFrom = (text: string) => `<script>setTimeout(() => __DRIFTSCOPE__.mark(${JSON.stringify(text)}))</script>`;

test('every frame in which something happens is a session of its own, beside that of its page', async ({ stack }) => {
  const other = await startRecorderServer({ '/frame': markFrom('cross-origin'), '/quiet': '' });
  const site = await startRecorderServer({
    '/child': markFrom('same-origin'),
    '/page': `
      <iframe src="${other.url}/frame"></iframe>
      <iframe src="${other.url}/quiet"></iframe>
      <iframe srcdoc='${markFrom('srcdoc')}'></iframe>
      <script>
        const empty = document.body.appendChild(document.createElement('iframe'));
        empty.contentWindow.__DRIFTSCOPE__.mark('about:blank');
        const reused = document.createElement('iframe');
        reused.src = '/child';
        document.body.appendChild(reused).contentWindow.touched = true;
        const removed = document.body.appendChild(document.createElement('iframe'));
        removed.contentWindow.__DRIFTSCOPE__.mark('before');
        window.removeFrame = () => { removed.contentWindow.__DRIFTSCOPE__.mark('removed'); removed.remove(); };
      </script>`,
  });
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl: stack.collectorUrl });
  const page = await profile.context.newPage();
  await page.goto(`${site.url}/page`);

  const marks = async () => {
    const sessions = await stack.api.sessions();
    const all = sessions.map(async ({ id }): Promise<[string, string][]> => {
      const texts = (await stack.api.records(id)).flatMap((one) => (one.kind === 'mark' ? [one.text] : []));
      return texts.map((text) => [text, id]);
    });
    return new Map((await Promise.all(all)).flat());
  };
  await expect.poll(async () => [...(await marks()).keys()]).toContain('before');
  await page.evaluate('removeFrame()');

  const expected = ['about:blank', 'before', 'cross-origin', 'removed', 'same-origin', 'srcdoc'];
  await expect.poll(async () => [...(await marks()).keys()].sort()).toEqual(expected);
  // That of the server has no tab.
  const sessions = (await stack.api.sessions()).filter(({ tab }) => tab !== undefined);
  const by = await marks();
  const of = (text: string): SessionSummary | undefined => sessions.find(({ id }) => id === by.get(text));
  expect(of('removed')?.id).toBe(of('before')?.id);
  // The page, and each frame but the quiet one.
  expect(sessions.length).toBe(6);
  expect(new Set(sessions.map(({ tab }) => tab)).size).toBe(1);
  expect(sessions.filter(({ frame }) => frame === undefined).map(({ url }) => url)).toEqual([`${site.url}/page`]);
  expect(of('cross-origin')).toMatchObject({ origin: other.url, frame: { parent: site.url, top: site.url } });
  expect(of('srcdoc')).toMatchObject({ origin: site.url, frame: { parent: site.url } });
  expect(of('same-origin')?.url).toBe(`${site.url}/child`);

  await profile.close();
  await site.stop();
  await other.stop();
});
