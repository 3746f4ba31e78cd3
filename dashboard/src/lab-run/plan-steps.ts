import type { FaultSpec, LabSystem } from '@driftscope/records';
import { computeWrites } from '../lab-script/compute-writes.ts';
import { endOf, type LabEvent, type LabScript } from '../lab-script/lab-script.ts';
import type { Companion } from './lab-state.ts';

/** What the lab does, and when. */
export type PlannedStep = { readonly atMs: number } & (
  | { readonly kind: 'break'; readonly spec: FaultSpec }
  | { readonly kind: 'write'; readonly by: string; readonly text: string }
  | { readonly kind: 'kick' | 'expire' }
  | { readonly kind: 'slow-answers'; readonly byMs: number; readonly forMs: number }
  | { readonly kind: 'join' | 'leave'; readonly companion: Companion }
  | { readonly kind: 'log-out' }
  | { readonly kind: 'log-in'; readonly name: string }
);

/** Everything that a script asks for, in the order in which it happens. */
export function planSteps(script: LabScript, system: LabSystem): readonly PlannedStep[] {
  const writes = computeWrites(script, system).map(
    ({ atMs, by, text }): PlannedStep => ({ atMs, kind: 'write', by, text }),
  );
  const faults = script.events.flatMap((event) => stepsOf(event, system));
  return [...writes, ...faults].toSorted((one, other) => one.atMs - other.atMs);
}

/** How long a connection is away that only has to be made anew. */
const BLINK_MS = 600;

function stepsOf(event: LabEvent, system: LabSystem): readonly PlannedStep[] {
  const { atMs, forMs } = event;
  const spoil = (spec: FaultSpec, laterMs = 0): PlannedStep => ({ atMs: atMs + laterMs, kind: 'break', spec });
  const frames = { dir: 'in', event: '', forMs } as const;
  switch (event.fault) {
    case 'cut':
      return [spoil({ kind: 'cut', forMs })];
    case 'half-open':
      return [spoil({ kind: 'half-open', forMs })];
    case 'kick':
      return [{ atMs, kind: 'kick' }];
    case 'expired-token':
      return [{ atMs, kind: 'expire' }, spoil({ kind: 'cut', forMs: BLINK_MS })];
    case 'slow-read':
      return [
        spoil({ kind: 'cut', forMs: BLINK_MS }),
        { atMs, kind: 'slow-answers', byMs: slowMs(system), forMs: forMs + BLINK_MS },
      ];
    case 'reorder':
      return [spoil({ kind: 'reorder', ...frames })];
    case 'duplicate':
      return [spoil({ kind: 'double', ...frames })];
    case 'sleep':
      return [spoil({ kind: 'hide', forMs }), spoil({ kind: 'half-open', forMs })];
    case 'second-device':
      return [
        ...companion(event, 'device'),
        ...[atMs, atMs + forMs / 2, endOf(event)].map(
          (writeMs, index): PlannedStep => ({
            atMs: writeMs,
            kind: 'write',
            by: system.user,
            text: `From my other device, ${index + 1}.`,
          }),
        ),
      ];
    case 'second-tab':
      return companion(event, 'tab');
    case 'logout':
      return [
        spoil({ kind: 'cut', forMs: BLINK_MS }),
        { atMs, kind: 'slow-answers', byMs: slowMs(system) / 2, forMs: BLINK_MS * 3 },
        { atMs: atMs + BLINK_MS * 2, kind: 'log-out' },
        // However short it was made: nobody logs in before the other one is out.
        { atMs: Math.max(endOf(event), atMs + BLINK_MS * 3), kind: 'log-in', name: system.nextUser },
      ];
  }
}

/** Long enough that who asks every few seconds is answered sooner to what was asked later. */
const slowMs = ({ newsMs }: LabSystem): number => Math.min(7_000, Math.max(2_000, newsMs / 2));

const companion = (event: LabEvent, which: Companion): readonly PlannedStep[] => [
  { atMs: event.atMs, kind: 'join', companion: which },
  { atMs: endOf(event), kind: 'leave', companion: which },
];
