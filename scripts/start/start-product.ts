import { once } from 'node:events';
import { join } from 'node:path';
import { buildStale } from '../build/build-stale.ts';
import { ensureChromium } from '../chromium/ensure-chromium.ts';
import { extensionDir, openChromium } from '../chromium/open-chromium.ts';
import { prepareProfile } from '../chromium/prepare-profile.ts';
import { checkPort } from '../processes/find-free-port.ts';
import { type Fault, printFault } from '../task/fault.ts';
import type { Task } from '../task/run-task.ts';
import { printAddresses } from './print-addresses.ts';
import { DEFAULT_PORT, readStartOptions, type StartOptions } from './read-start-options.ts';
import { planServers, type Servers } from './servers.ts';
import { startServer } from './start-server.ts';

/** Builds what is stale, runs the collector and the examples, opens a browser, and stays until it is told to stop. */
export async function startProduct(task: Task): Promise<number> {
  const fault = await runUntilStopped(task);
  // What fails because we were told to stop has not failed.
  if (fault === undefined || task.stop.aborted) return 0;
  printFault(fault);
  return 1;
}

async function runUntilStopped(task: Task): Promise<Fault | undefined> {
  const read = readStartOptions(task.args, task.env);
  if (!read.ok) return read.error;
  const options = read.value;
  const fault = (await checkPort(options.port)) ?? (await buildStale(task));
  if (fault !== undefined) return fault;

  const servers = await planServers(task.root, options);
  const all = [servers.collector, servers.lab, ...servers.examples.map(({ server }) => server)];
  const started = await Promise.all(all.map((server) => startServer(task, server)));
  const deaths: Promise<Fault>[] = [];
  for (const server of started) {
    if (!server.ok) return server.error;
    deaths.push(server.value.died);
  }
  printAddresses(servers, { dataDir: options.dataDir, extensionDir: extensionDir(task.root) });
  if (options.port !== DEFAULT_PORT) {
    console.log(`The extension sends to port ${DEFAULT_PORT} until its settings name ${servers.collector.url}.`);
  }
  if (options.open) await openBrowser(task, options, servers);
  if (task.stop.aborted) return undefined;
  return Promise.race([...deaths, once(task.stop, 'abort').then(() => undefined)]);
}

/** A browser that cannot be had is no reason to stop: everything else runs. */
async function openBrowser(task: Task, options: StartOptions, { examples }: Servers): Promise<void> {
  if (!hasDisplay(task.env)) {
    console.log('There is no display here. In a Chromium elsewhere, load the extension by hand (chrome://extensions,');
    console.log('developer mode, "Load unpacked") and open the addresses above.');
    return;
  }
  const chromium = await ensureChromium(task);
  if (!chromium.ok) {
    printFault(chromium.error);
    return;
  }
  const profileDir = join(options.dataDir, 'chromium-profile');
  await prepareProfile(profileDir, extensionDir(task.root));
  openChromium(task, {
    path: chromium.value,
    profileDir,
    urls: examples.slice(0, 1).map(({ example }) => example.variants.drifting),
  });
  console.log('In the window that opens: F12, then the tab "Driftscope".');
}

function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
