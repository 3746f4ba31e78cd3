import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@driftscope/e2e';

/** A server in a process of its own. */
export interface Contender {
  readonly url: string;
  /** Memory of the process. NaN where the system does not say (it is Linux that does). */
  memoryMb(): Promise<number>;
  /** CPU so far of its main thread, and of all its others. NaN likewise. */
  cpuMs(): Promise<{ readonly main: number; readonly others: number }>;
  stop(): Promise<void>;
}

const START_MS = 30_000;

/** Runs a Node program that listens on the port it is given, and waits until it listens. */
export async function startContender(
  argsFor: (port: number) => readonly string[],
  envFor: (port: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<Contender> {
  const port = await freePort();
  const child = spawn(process.execPath, argsFor(port), {
    env: { ...process.env, ...envFor(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await untilItListens(port, child);
  return {
    url,
    memoryMb: () => memoryOf(child.pid),
    cpuMs: () => cpuOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      const hung = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await gone;
      clearTimeout(hung);
    },
  };
}

async function untilItListens(port: number, child: ChildProcess): Promise<void> {
  const deadlineMs = performance.now() + START_MS;
  while (!(await isOpen(port))) {
    if (child.exitCode !== null || performance.now() > deadlineMs) throw new Error(`${child.spawnargs} did not start.`);
    await sleep(50);
  }
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const open = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return open;
}

async function memoryOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function cpuOf(pid: number | undefined): Promise<{ main: number; others: number }> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const cpu = { main: Number.NaN, others: 0 };
  for (const thread of threads) {
    const schedstat = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '');
    const ms = Number(schedstat.split(' ')[0]) / 1e6;
    if (Number(thread) === pid) cpu.main = ms;
    else cpu.others += ms;
  }
  return cpu;
}
