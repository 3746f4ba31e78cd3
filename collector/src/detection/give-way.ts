import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** A third of what a thread gets that is not so patient, where both want the processor. */
const PATIENCE = 5;
const MOST_PATIENT = 19;

/**
 * Lets other threads go first when there are fewer processors than work, for good. Where the system has no priorities of
 * threads (it is Linux that has), nothing changes. Throws where the system forbids it.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  const thread = Number(basename(readlinkSync('/proc/thread-self')));
  setPriority(thread, Math.min(getPriority(thread) + PATIENCE, MOST_PATIENT));
}
