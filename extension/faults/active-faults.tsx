import { counted, describeFault, formatDuration } from '@driftscope/ui';
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ActiveFault } from '../panel/fault-ledger.ts';
import classes from './active-faults.module.css';

export interface ActiveFaultsProps {
  readonly faults: readonly ActiveFault[];
  /** Without a number: all. */
  readonly onUndo: (fault?: number) => void;
}

/** What is broken in the page right now, and for how long still. Nothing where nothing is. */
export function ActiveFaults({ faults, onUndo }: ActiveFaultsProps) {
  const nowAt = useNow(faults.length > 0);
  if (faults.length === 0) return null;
  return (
    <section className={classes.root} aria-label="Active faults">
      <strong>{counted(faults.length, 'fault')}</strong>
      <ul className={classes.list}>
        {faults.map((active) => (
          <li key={active.fault} className={classes.fault}>
            {describeFault(active.spec)}
            <span className={classes.left}>{timeLeft(active, nowAt)}</span>
            <ActionIcon
              size="xs"
              variant="transparent"
              color="gray"
              aria-label={`Undo: ${describeFault(active.spec)}`}
              onClick={() => onUndo(active.fault)}
            >
              <IconX size={12} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button className={classes.undo} size="compact-xs" color="warning" onClick={() => onUndo()}>
        Undo all
      </Button>
    </section>
  );
}

function timeLeft({ spec, sinceAt }: ActiveFault, nowAt: number): string {
  if (!('forMs' in spec)) return '';
  // Whole seconds, and never back to the whole length: the page's clock and ours are read at different moments.
  const leftMs = Math.min(spec.forMs, Math.max(0, sinceAt + spec.forMs - nowAt));
  return formatDuration(Math.ceil(leftMs / 1_000) * 1_000);
}

const TICK_MS = 250;

function useNow(isTicking: boolean): number {
  const [nowAt, setNowAt] = useState(Date.now);
  useEffect(() => {
    if (!isTicking) return;
    const timer = setInterval(() => setNowAt(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isTicking]);
  return nowAt;
}
