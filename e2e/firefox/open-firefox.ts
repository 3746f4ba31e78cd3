import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Type, { type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { ExtensionSettings } from '../support/browser/extension.ts';
import { type Bidi, openBidi } from './bidi.ts';

const extensionDir = fileURLToPath(new URL('../../extension/.output/firefox-mv3', import.meta.url));
const EXTENSION_ID = 'driftscope@driftscope.dev';
/** Firefox gives each installation an origin by chance, unless it is told one. */
const EXTENSION_HOST = '6f1d4c02-7c5e-4d0a-9d61-0d3c0a5f4b11';

export interface Firefox {
  /** Opens a page in a new tab, once it is loaded. */
  open(url: string): Promise<FirefoxTab>;
  /** Opens a page of the extension itself. */
  openOwn(path: string): Promise<FirefoxTab>;
  stop(): Promise<void>;
}

export interface FirefoxTab {
  /** Runs an expression in the page; what it comes to, awaited, is text. */
  text(expression: string): Promise<string>;
}

/** Starts a Firefox with the built extension, as a temporary add-on, under these settings. */
export async function openFirefox(path: string, settings: Partial<ExtensionSettings>): Promise<Firefox> {
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-firefox-'));
  const hosts = JSON.stringify(JSON.stringify({ [EXTENSION_ID]: EXTENSION_HOST }));
  await writeFile(join(dir, 'user.js'), `user_pref("extensions.webextensions.uuids", ${hosts});\n`);
  // Pages of an extension open only for who may reach all of the browser.
  const args = [
    '--headless',
    '--no-remote',
    '--profile',
    dir,
    '--remote-debugging-port=0',
    '--remote-allow-system-access',
  ];
  const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const bidi = await openBidi(await listening(child));
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: extensionDir } });

  const openOwn = async (own: string): Promise<FirefoxTab> => {
    const url = `moz-extension://${EXTENSION_HOST}/${own}`;
    const [browser] = (await contexts(bidi, { 'moz:scope': 'chrome' })).slice(0, 1);
    await evaluate(bidi, browser?.context, `void window.gBrowser.addTrustedTab(${JSON.stringify(url)})`);
    for (;;) {
      const found = (await contexts(bidi)).find((shown) => shown.url === url);
      if (found !== undefined) return tabOf(bidi, found.context);
    }
  };
  const firefox: Firefox = {
    open: async (url) => {
      const { context } = parsed(
        Type.Object({ context: Type.String() }),
        await bidi.send('browsingContext.create', { type: 'tab' }),
      );
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
      return tabOf(bidi, context);
    },
    openOwn,
    stop: async () => {
      bidi.close();
      child.kill();
      await once(child, 'exit');
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  const popup = await openOwn('popup.html');
  const whole = { record: 'all', origins: [], collectorUrl: '', token: '', redaction: [], labels: true, ...settings };
  await popup.text(`browser.storage.local.set({ settings: ${JSON.stringify(whole)} }).then(() => 'set')`);
  return firefox;
}

const tabOf = (bidi: Bidi, context: string): FirefoxTab => ({
  text: async (expression) => {
    const answer = await evaluate(bidi, context, expression);
    return parsed(Type.Object({ result: Type.Object({ value: Type.String() }) }), answer).result.value;
  },
});

const evaluate = (bidi: Bidi, context: string | undefined, expression: string): Promise<unknown> =>
  bidi.send('script.evaluate', { expression, awaitPromise: true, target: { context } });

async function contexts(bidi: Bidi, where: object = {}): Promise<readonly { context: string; url: string }[]> {
  const Tree = Type.Object({ contexts: Type.Array(Type.Object({ context: Type.String(), url: Type.String() })) });
  return parsed(Tree, await bidi.send('browsingContext.getTree', where)).contexts;
}

const parsed = <S extends TSchema>(schema: S, value: unknown) => Value.Parse(schema, value);

/** The address that it names once it can be spoken to. */
async function listening({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('Firefox was started without its output.');
  for await (const line of createInterface(stderr)) {
    const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
    if (url !== undefined) {
      stderr.resume();
      return url;
    }
  }
  throw new Error('Firefox ended before it could be spoken to.');
}
