import type { Batch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { defaultSettings, parseSettings, type Settings } from '../settings/settings.ts';
import { createWorkerDesk, type WorkerDeskOptions } from './worker-desk.ts';

const app = 'https://app.test';

test('the script is registered for the origins that are set while a panel is open, and for none when the last is closed', async () => {
  const { desk, registered, world } = setUp({ workers: [app, 'https://*.example.com'] });
  await desk.update();
  expect(registered()).toEqual([]);
  world.isAnyPanelOpen = true;
  await desk.update();
  expect(registered()).toEqual([`${app}/*`, 'https://*.example.com/*']);
  world.isAnyPanelOpen = false;
  await desk.update();
  expect(registered()).toEqual([]);
});

test('where pages are recorded without a panel it is registered without one', async () => {
  const { desk, registered } = setUp({ record: 'all', workers: [app] });
  await desk.update();
  expect(registered()).toEqual([`${app}/*`]);
});

test('the page is loaded anew only when the script is registered for it', async () => {
  const { desk, registered, world } = setUp({});
  world.isAnyPanelOpen = true;
  await desk.lookInto(7, app);
  expect(world.settings.workers).toEqual([app]);
  expect(world.reloaded).toEqual([[7, registered()]]);
  expect(registered()).toEqual([`${app}/*`]);
});

test('an origin whose policy refuses is taken off, and the others stay', async () => {
  const other = 'https://other.test';
  const { desk, registered, world } = setUp({ record: 'all', workers: [app, other] });
  await desk.update();
  await desk.heed(batchOf(app, {}));
  await desk.heed(batchOf('https://third.test', { why: 'policy' }));
  expect(registered()).toHaveLength(2);
  await desk.heed(batchOf(app, { why: 'policy' }));
  expect(world.settings.workers).toEqual([other]);
  expect(registered()).toEqual([`${other}/*`]);
});

test('after a rest of the background the script is where it was, and never was away', async () => {
  const { desk, start, registered, world } = setUp({ record: 'all', workers: ['https://*.example.com', app] });
  await desk.update();
  await start().update();
  expect(registered()).toHaveLength(2);
  expect(world.removals).toBe(0);
});

test('a browser that knows no ports in patterns is given the host', async () => {
  const { desk, registered, world } = setUp({ record: 'all', workers: ['http://127.0.0.1:3000'] });
  world.refuses = /:\d+\//;
  await desk.update();
  expect(registered()).toEqual(['http://127.0.0.1/*']);
});

test('what the browser refuses is told, until it is mended', async () => {
  const { desk, world } = setUp({ record: 'all', workers: [app] });
  world.refuses = /./;
  await desk.update();
  expect(desk.fault()?.message).toContain('refused');
  world.refuses = undefined;
  await desk.update();
  expect(desk.fault()).toBeUndefined();
});

test('an origin whose policy refuses is left alone where there is no room to keep that, which is told', async () => {
  const { desk, registered, world } = setUp({ record: 'all', workers: [app] });
  await desk.update();
  world.isFull = true;
  await desk.heed(batchOf(app, { why: 'policy' }));
  expect(registered()).toEqual([]);
  expect(desk.fault()?.message).toContain('quota exceeded');
});

interface World {
  isFull: boolean;
  settings: Settings;
  isAnyPanelOpen: boolean;
  refuses: RegExp | undefined;
  /** How often what was registered was taken away. */
  removals: number;
  readonly reloaded: unknown[];
}

function setUp(settings: Partial<Settings>) {
  const world: World = {
    settings: { ...defaultSettings, ...settings },
    isAnyPanelOpen: false,
    isFull: false,
    refuses: undefined,
    removals: 0,
    reloaded: [],
  };
  let scripts: { readonly id: string; readonly matches?: string[] | undefined }[] = [];
  const registered = () => scripts.flatMap(({ matches = [] }) => matches);
  const options: WorkerDeskOptions = {
    area: {
      set: async ({ settings: stored }) => {
        if (world.isFull) throw new Error('Resource::kQuotaBytes quota exceeded');
        const parsed = parseSettings(stored);
        if (parsed.ok) world.settings = parsed.value;
      },
    },
    scripting: {
      // In an order of its own, as a browser answers.
      getRegisteredContentScripts: async () =>
        scripts.map(({ matches = [], ...script }) => ({ ...script, matches: matches.toSorted() })),
      registerContentScripts: async (added) => {
        if (added.some(({ matches = [] }) => matches.some((pattern) => world.refuses?.test(pattern)))) {
          throw new Error('refused');
        }
        scripts = [...scripts, ...added];
      },
      unregisterContentScripts: async () => {
        world.removals++;
        scripts = [];
      },
    },
    reload: async (tabId) => void world.reloaded.push([tabId, registered()]),
    settings: () => world.settings,
    isAnyPanelOpen: () => world.isAnyPanelOpen,
  };
  const start = () => createWorkerDesk(options);
  return { desk: start(), start, registered, world };
}

const batchOf = (origin: string, refusal: { readonly why?: 'policy' }): Batch => ({
  v: 1,
  session: { id: 'session' as never, originMs: 1, origin },
  batch: 1,
  records: [{ kind: 'recorder.unseen', seq: 1, t: 1, what: 'worker', ...refusal }],
});
