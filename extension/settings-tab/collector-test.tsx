import type { Fault, Result } from '@driftscope/records';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Notice } from '../views/notice.tsx';

export type TestCollector = (collector: {
  readonly collectorUrl: string;
  readonly token: string;
}) => Promise<Result<undefined, Fault>>;

export interface CollectorTestProps {
  /** As written, saved or not. */
  readonly collectorUrl: string;
  readonly token: string;
  readonly onTest: TestCollector;
}

/** Asks the collector, before its address is saved, and says what is wrong. `key` it by what is tested. */
export function CollectorTest({ collectorUrl, token, onTest }: CollectorTestProps) {
  const [answer, setAnswer] = useState<Result<undefined, Fault>>();
  const [isAsking, setAsking] = useState(false);

  async function ask(): Promise<void> {
    setAsking(true);
    setAnswer(await onTest({ collectorUrl, token }));
    setAsking(false);
  }

  return (
    <div>
      <Button size="compact-xs" variant="default" loading={isAsking} onClick={() => void ask()}>
        Test the collector
      </Button>
      {answer?.ok === true && (
        <Notice tone="plain" text={`The collector at ${collectorUrl} answers, and takes records.`} />
      )}
      {answer?.ok === false && <Notice tone="bad" text={`${answer.error.message} ${answer.error.hint}`} />}
    </div>
  );
}
