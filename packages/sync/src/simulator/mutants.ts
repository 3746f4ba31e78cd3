import type { Step } from '../machine/step.ts';
import {
  altersEffects,
  forgetCursors,
  forgetSeen,
  readTwice,
  renameWrites,
  sendBackwards,
  storeNoWrites,
  without,
} from './mutate-effects.ts';
import {
  acceptAll,
  altersEvents,
  closeGap,
  dropDeletes,
  dropExpiry,
  giveUpWhenKicked,
  hideHeads,
  leadOn,
  missEchoes,
  takeLateAnswers,
} from './mutate-events.ts';
import { keepCopy, mergeSnapshots, pollHidden, trustSilence } from './mutate-states.ts';

/** The client with one guarantee taken out, by a layer around it: what ships has no switch for that. */
export interface Mutant {
  readonly name: string;
  /** The guarantee that it breaks. */
  readonly guarantee: number;
  readonly alter: (step: Step) => Step;
}

/** A simulator that does not catch all of these proves nothing. */
export const mutants: readonly Mutant[] = [
  { name: 'believes it has missed nothing', guarantee: 1, alter: altersEvents(hideHeads) },
  { name: 'applies live changes past a gap', guarantee: 2, alter: altersEvents(closeGap) },
  { name: 'asks for everything each time', guarantee: 3, alter: altersEffects(forgetCursors) },
  { name: 'reads twice', guarantee: 4, alter: altersEffects(readTwice) },
  { name: 'stays away after it was kicked', guarantee: 5, alter: altersEvents(giveUpWhenKicked) },
  { name: 'keeps the copy after a sign-out', guarantee: 6, alter: keepCopy },
  { name: 'keeps the store after a sign-out', guarantee: 6, alter: altersEffects(without('wipe')) },
  { name: 'takes answers for a former user', guarantee: 6, alter: altersEvents(takeLateAnswers) },
  { name: 'gives a write a new id at each try', guarantee: 7, alter: altersEffects(renameWrites) },
  { name: 'keeps writes in memory only', guarantee: 7, alter: altersEffects(storeNoWrites) },
  { name: 'sends the newest write first', guarantee: 7, alter: altersEffects(sendBackwards) },
  { name: 'shows a write beside its echo', guarantee: 7, alter: altersEvents(missEchoes) },
  { name: 'does not say what its user had seen', guarantee: 8, alter: altersEffects(forgetSeen) },
  { name: 'takes every write for accepted', guarantee: 8, alter: altersEvents(acceptAll) },
  { name: 'ignores deletes', guarantee: 9, alter: altersEvents(dropDeletes) },
  { name: 'keeps what is not in a snapshot', guarantee: 9, alter: mergeSnapshots },
  { name: 'waits for a frozen leader', guarantee: 10, alter: altersEffects(without('usurp')) },
  { name: 'leads on after it was deposed', guarantee: 10, alter: altersEvents(leadOn) },
  { name: 'polls while hidden', guarantee: 11, alter: pollHidden },
  { name: 'takes silence for calm', guarantee: 12, alter: trustSilence },
  { name: 'lets nothing expire', guarantee: 13, alter: altersEvents(dropExpiry) },
];
