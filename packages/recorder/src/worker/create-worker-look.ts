import { composeWorker, createScriptUrls } from './compose-worker.ts';
import { createWorkerLine } from './create-worker-line.ts';
import { followWorker } from './follow-worker.ts';
import { planWorker } from './plan-worker.ts';
import { policyForbids } from './policy-forbids.ts';
import { tryPolicy } from './try-policy.ts';
import { watchViolations } from './watch-violations.ts';
import type { WorkersWatch } from './watch-workers.ts';
import type { WorkerLook } from './worker-look.ts';
import type { WorkerMessage } from './worker-message.ts';
import type { WorkerSeam } from './worker-seam.ts';

interface Started {
  readonly isModule: boolean;
  readonly release: () => void;
}

/**
 * Starts the page's workers with our script before theirs, until a policy is seen to refuse it: from then on every worker is
 * the browser's own.
 *
 * @param script of `installInWorker`, as `composeWorker` takes it.
 * @param token known to nobody else.
 */
export function createWorkerLook(seam: WorkerSeam, workers: WorkersWatch, script: string, token: string): WorkerLook {
  const { scope, log, guardOf, instruments } = seam;
  const guard = guardOf('worker look');
  const line = createWorkerLine(scope, token, guard);
  const urls = createScriptUrls(scope);
  /** What to do once the page has ended a worker. */
  const endOf = new WeakMap<object, () => void>();
  const all = new Set<WeakRef<object>>();
  /** Of those that the browser may still refuse: what to do then. */
  const waiting = new Set<() => void>();
  let next: Started | 'refused' | undefined;
  let isRefused = false;
  let isTrying = false;

  const refuse = () => {
    isRefused = true;
    for (const giveUp of waiting) giveUp();
    waiting.clear();
  };

  const follow = (worker: object, { isModule, release }: Started, url: string | undefined) => {
    const followed = followWorker(seam);
    const address = url === undefined ? {} : { url };
    let hasBegun = false;
    let isTold = false;
    const giveUp = () => {
      release();
      if (!isTold) workers.tell({ what: 'worker', ...address, why: 'policy' });
      isTold = true;
    };
    const settle = () => {
      hasBegun = true;
      waiting.delete(giveUp);
      release();
    };
    const heard = (message: WorkerMessage) => {
      switch (message.kind) {
        case 'begun':
          return settle();
        case 'refused':
          giveUp();
          return refuse();
        case 'not loaded':
          return line.fail(worker);
        case 'nested':
          return workers.tell({ what: 'worker', ...(message.url !== undefined && { url: message.url }) });
        case 'closing':
          return followed.ended();
        default:
          return followed.heard(message);
      }
    };
    const failed = () => {
      if (hasBegun) return;
      // A module fails before ours runs also where it is not there, or is none.
      if (isModule) settle();
      else refuse();
    };
    waiting.add(giveUp);
    endOf.set(worker, () => {
      // It may not even have begun, and never will.
      settle();
      followed.ended();
    });
    all.add(new WeakRef(worker));
    line.open(worker, { heard, passed: followed.passed, failed });
  };

  // What it does is not the page's.
  watchViolations(scope, guard, () => waiting.size > 0, refuse);
  instruments.method(scope.Worker.prototype, 'terminate', guard, {
    after: (_result, _token, _args, self) => {
      if (typeof self === 'object' && self !== null) endOf.get(self)?.();
    },
  });

  const settleTrial = () => waiting.delete(settleTrial);

  return {
    begin: () => {
      isTrying = true;
      waiting.add(settleTrial);
      tryPolicy(scope, urls, (isLetIn) => {
        settleTrial();
        if (!isLetIn) refuse();
      });
      isTrying = false;
    },
    rewrite: (args) => {
      next = undefined;
      const plan = planWorker(scope, workers.readAddress, args);
      if (!plan) return undefined;
      if (isRefused || policyForbids(scope.document)) {
        next = 'refused';
        return undefined;
      }
      const { address, isModule, options } = plan;
      const { url, release } = composeWorker(urls, script, isModule, { address, token, open: log.open });
      next = { isModule, release };
      return [url, options];
    },
    made: (worker, url) => {
      if (isTrying) return 'seen';
      const how = next;
      next = undefined;
      if (how === undefined) return 'unseen';
      if (how === 'refused') return 'policy';
      follow(worker, how, url);
      return 'seen';
    },
    setOpen: (open) => {
      for (const ref of all) {
        const worker = ref.deref();
        if (worker) line.command(worker, { kind: 'open', open });
        else all.delete(ref);
      }
    },
  };
}
