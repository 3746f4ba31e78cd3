import { Heap } from './heap.ts';
import type { SessionQueue, Waiting } from './session-queue.ts';

/** Takes the records of all queues up to epoch ms `toAt`, in one order: by time, then by session, then by `seq`. */
export function mergeQueues(queues: Iterable<SessionQueue>, toAt: number, step: Step): void {
  const heads = new Heap<SessionQueue>(isBefore);
  for (const queue of queues) if (queue.hasDue(toAt)) heads.push(queue);
  for (let queue = heads.peek(); queue !== undefined; queue = heads.peek()) {
    step.before(queue.nextAt);
    const taken = queue.take();
    if (queue.hasDue(toAt)) heads.settleTop();
    else heads.pop();
    if (taken !== undefined) step.take(taken);
  }
}

interface Step {
  /** Nothing is left before this instant. */
  before(at: number): void;
  take(seen: Waiting): void;
}

function isBefore(a: SessionQueue, b: SessionQueue): boolean {
  return a.nextAt === b.nextAt ? a.session.id < b.session.id : a.nextAt < b.nextAt;
}
