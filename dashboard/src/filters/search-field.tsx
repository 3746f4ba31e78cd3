import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../app/use-keys.ts';
import classes from './filters.module.css';
import { TYPING_PAUSE_MS } from './typing-pause.ts';

/** A search that follows what is typed, after a pause. The key `/` leads to it, Escape away from it. */
export function SearchField({
  label,
  placeholder,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly placeholder: string;
  /** Absent: nothing is searched for. */
  readonly value: string | undefined;
  readonly onSearch: (text: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.select() });
  const [text, setText] = useState(value ?? '');
  useEffect(() => {
    if (value === undefined) setText('');
  }, [value]);
  const search = useDebouncedCallback(onSearch, TYPING_PAUSE_MS);
  return (
    <TextInput
      ref={field}
      size="xs"
      className={classes.search ?? ''}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={14} />}
      value={text}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.blur();
      }}
      onChange={({ currentTarget: { value: typed } }) => {
        setText(typed);
        search(typed);
      }}
    />
  );
}
