import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { TriageText } from './triage-command.ts';
import classes from './triage-desk.module.css';

/**
 * Asks for what is to be written beside incidents. It has the focus as soon as it is there: who types a key and then the
 * text means no other keys. What had the focus before gets it back.
 */
export function TriageField({
  text: { name, field, maxLength },
  onSubmit,
  onClose,
}: {
  readonly text: TriageText;
  readonly onSubmit: (value: string) => void;
  readonly onClose: () => void;
}) {
  const [value, setValue] = useState('');
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    },
    [before],
  );
  const submit = () => onSubmit(value.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        size="xs"
        className={classes.field ?? ''}
        autoFocus
        autosize
        minRows={1}
        maxRows={8}
        aria-label={field === 'assignee' ? 'Who takes care of it' : 'Note'}
        placeholder={
          field === 'assignee' ? 'Who takes care of it; empty: nobody' : 'A note; empty: the current one is removed'
        }
        maxLength={maxLength}
        value={value}
        onKeyDown={onKeyDown}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <Button size="compact-xs" type="submit">
        {name}
      </Button>
      <Button size="compact-xs" variant="default" onClick={onClose}>
        Cancel
      </Button>
    </form>
  );
}
