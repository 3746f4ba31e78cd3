import type { DriftRecord } from '@driftscope/records';
import { expect, type Page } from '@playwright/test';
import { openProfile } from '#support/browser/chromium.ts';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { bundleFixture } from '#support/bundles/recorder-bundle.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { test } from '#support/test.ts';

const ROUNDS = 40;
const modes = [
  { mode: 'large', page: 'a page with frames of 50 MB', keepsRecording: true, tag: ['@nightly'] },
  { mode: 'spying', page: 'a page that looks into every call of a built-in', keepsRecording: true, tag: [] },
  { mode: 'breaking', page: 'a page that makes every built-in throw', keepsRecording: false, tag: [] },
] as const;

for (const { mode, page, keepsRecording, tag } of modes) {
  test(`${page} runs as it does natively, and neither reads a record nor forges one`, { tag: [...tag] }, async ({
    stack,
  }) => {
    const script = (await bundleFixture('hostile-page.ts')).replaceAll('</script', '<\\/script');
    const site = await startRecorderServer({ '/hostile': `<script>${script}</script>` });
    const url = `${site.url}/hostile?mode=${mode}&rounds=${ROUNDS}`;
    const native = await openProfile();
    const expected = await run(await native.context.newPage(), url);
    await native.close();
    expect(expected.transcript).toContain(`sibling ${ROUNDS}`);

    const recorded = await openExtendedProfile();
    await recorded.configure({ record: 'all', collectorUrl: stack.collectorUrl });
    const seen = await run(await recorded.context.newPage(), url);
    expect(seen.transcript).toBe(expected.transcript);
    expect(seen.leaks).toBe('');

    const records = async () => {
      const sessions = (await stack.api.sessions()).map(({ id }) => stack.api.records(id));
      return (await Promise.all(sessions)).find(([, second]) => second?.kind === 'page.load') ?? [];
    };
    const siblings = async () =>
      (await records()).flatMap((record) =>
        record.kind === 'socket.frame' && record.socket === 1 ? [record.text] : [],
      );
    const said = Array.from({ length: keepsRecording ? ROUNDS : 1 }, (_, at) => `sibling ${at + 1}`);
    const both = said.flatMap((text) => [text, text]);
    await expect.poll(async () => (await siblings()).slice(0, both.length)).toEqual(both);
    if (!keepsRecording) await expect.poll(async () => (await records()).some(saysThatItStopped)).toBe(true);
    const all = await records();
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, at) => at + 1));
    expect(all.filter(({ kind }) => kind === 'mark')).toEqual([]);
    await recorded.close();
    await site.stop();
  });
}

const saysThatItStopped = (record: DriftRecord): boolean => record.kind === 'recorder.fault' && record.off;

/** What the page saw of itself, and the built-ins by which it saw records. */
async function run(page: Page, url: string): Promise<{ transcript: string | null; leaks: string | null }> {
  await page.goto(url);
  // Attached, not visible: to ask for that is to call built-ins which are broken.
  await page.locator('#transcript').waitFor({ state: 'attached' });
  const text = (id: string) => page.locator(id).textContent();
  return { leaks: await text('#leaks'), transcript: await text('#transcript') };
}
