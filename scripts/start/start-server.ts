import { waitForAnswer } from '../processes/wait-for-answer.ts';
import { type Fault, fail, ok, type Result } from '../task/fault.ts';
import type { Task } from '../task/run-task.ts';
import type { Server } from './servers.ts';

const READY_WITHIN_MS = 30_000;

export interface StartedServer {
  /** Settles when the server ends, with what to say of it: nobody asked it to. */
  readonly died: Promise<Fault>;
}

/** Starts a server and waits until it answers. */
export async function startServer(
  { root, processes, stop }: Task,
  { name, main, env, readyUrl }: Server,
): Promise<Result<StartedServer>> {
  const preload = new URL('../processes/end-with-parent.mjs', import.meta.url).href;
  const running = processes.start('node', ['--import', preload, main], { cwd: root, env });
  const died = running.ended.then(({ code, signal, output }) => ({
    kind: 'server-died',
    message: `${name} ended ${signal === undefined ? `with code ${code}` : `by ${signal}`}. The last that it said:\n${lastLines(output)}\n`,
    hint: 'All has been stopped. Mend what it says, then start again.',
  }));

  const ended = new AbortController();
  void died.then(() => ended.abort());
  const giveUp = AbortSignal.any([ended.signal, stop, AbortSignal.timeout(READY_WITHIN_MS)]);
  if (await waitForAnswer(readyUrl, giveUp)) return ok({ died });
  if (ended.signal.aborted) return { ok: false, error: await died };
  return fail(
    'server-silent',
    `${name} did not answer at ${readyUrl}. The last that it said:\n${lastLines(running.output())}\n`,
    'Is the machine very busy, or a proxy set for 127.0.0.1?',
  );
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-20).join('\n');
}
