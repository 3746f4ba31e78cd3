import { Button, Group, Textarea } from '@mantine/core';
import classes from './settings-tab.module.css';

export interface WorkerOriginsProps {
  /** As it is typed. */
  readonly value: string;
  readonly lines: readonly string[];
  /** Of the page that is shown. Absent: none that could be recorded. */
  readonly origin: string | undefined;
  readonly error: string | false;
  readonly onChange: (value: string) => void;
}

/** Whose workers are looked into, and what that means for their pages. */
export function WorkerOrigins({ value, lines, origin, error, onChange }: WorkerOriginsProps) {
  return (
    <>
      <Textarea
        classNames={{ description: classes.description, error: classes.error }}
        size="xs"
        autosize
        label="Look into workers"
        description={
          'Origins, one a line. Sockets that their workers open are recorded from the next load on. To that end a script ' +
          'of Driftscope starts each worker and runs before its own, so a worker that depends on how it was loaded may fail. If the ' +
          'policy of a page (CSP) forbids it, one load may fail before the origin is taken off this list. Empty: no worker is touched.'
        }
        placeholder="https://app.example.com"
        value={value}
        error={error}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {origin !== undefined && !lines.includes(origin) && (
        <Group>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onChange([...lines, origin].join('\n'))}
          >{`Add workers of ${origin}`}</Button>
        </Group>
      )}
    </>
  );
}
