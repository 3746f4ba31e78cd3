import type { FaultSpec } from '@driftscope/records';
import { describeFault } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Notice } from '../views/notice.tsx';

export interface UndoneFaultsProps {
  readonly faults: readonly FaultSpec[];
  readonly onBegin: (spec: FaultSpec) => void;
}

/** What a reload undid, which is easily overlooked: the page then looks as if it had withstood it. */
export function UndoneFaults({ faults, onBegin }: UndoneFaultsProps) {
  const [read, setRead] = useState<readonly FaultSpec[]>();
  if (faults.length === 0 || faults === read) return null;
  const beginAgain = () => {
    for (const spec of faults) onBegin(spec);
  };
  return (
    <Notice tone="plain" text={`The page was left, which undid: ${faults.map(describeFault).join(', ')}.`}>
      <Button size="compact-xs" onClick={beginAgain}>
        Begin again
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => setRead(faults)}>
        All right
      </Button>
    </Notice>
  );
}
