import { NOBODY } from '@driftscope/detect';
import { Autocomplete } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import frame from '../filters/filters.module.css';
import { TYPING_PAUSE_MS } from '../filters/typing-pause.ts';

/** Narrows a list to who has its incidents. Any name can be written: the list may show none of theirs now. */
export function AssigneeFilter({
  value,
  known,
  onChange,
}: {
  /** Empty: it is not narrowed. */
  readonly value: string;
  /** Names to offer, beside nobody. */
  readonly known: readonly string[];
  readonly onChange: (assignee: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const changeSoon = useDebouncedCallback(onChange, TYPING_PAUSE_MS);
  return (
    <Autocomplete
      size="xs"
      className={frame.select ?? ''}
      aria-label="Assignee"
      placeholder="Any assignee"
      clearable
      clearButtonProps={{ 'aria-label': 'Any assignee' }}
      data={[NOBODY, ...known.filter((name) => name !== NOBODY)]}
      value={text}
      onChange={(next) => {
        setText(next);
        changeSoon(next);
      }}
    />
  );
}
