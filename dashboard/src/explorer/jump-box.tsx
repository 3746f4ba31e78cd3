import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useServices } from '../app/services.ts';
import { parseJump } from './parse-jump.ts';

/** Leads to a record by its number, or to the first at a time. */
export function JumpBox({
  session,
  originMs,
  onJump,
}: {
  readonly session: string;
  readonly originMs: number;
  readonly onJump: (seq: number) => void;
}) {
  const { api } = useServices();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();

  async function jump(event: FormEvent): Promise<void> {
    event.preventDefault();
    const to = parseJump(text, originMs);
    setProblem(to === undefined ? 'Not a number or time' : undefined);
    if (to?.kind === 'seq') onJump(to.seq);
    if (to?.kind !== 'time') return;
    const answer = await api.records(session, new URLSearchParams({ from: String(to.t), limit: '1' }));
    const seq = answer.ok ? answer.value.records[0]?.seq : undefined;
    if (seq === undefined) setProblem(answer.ok ? 'Nothing after that' : answer.error.message);
    else onJump(seq);
  }

  return (
    <form onSubmit={(event) => void jump(event)}>
      <TextInput
        size="xs"
        w={150}
        aria-label="Go to"
        placeholder="Go to: 120, 3:20"
        title="Number of a record, 12.5s or 3:20 since the beginning, 14:03:22 by the clock"
        value={text}
        error={problem}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
    </form>
  );
}
