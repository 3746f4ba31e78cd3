import { NativeSelect, TextInput } from '@mantine/core';
import type { FaultField } from './fault-forms.ts';
import classes from './faults-tab.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface FaultInputProps {
  readonly field: FaultField;
  readonly value: string;
  readonly sockets: readonly Choice[];
  readonly onChange: (value: string) => void;
}

/** One thing that can be said of a fault, in the line of the others. */
export function FaultInput({ field, value, sockets, onChange }: FaultInputProps) {
  const { before, after = '', placeholder = '', size = 'text' } = looks[field];
  const choices = field === 'socket' ? [anySocket, ...sockets] : field === 'dir' ? directions : undefined;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the library's, and stands inside.
    <label className={classes.field}>
      {before}
      {choices === undefined ? (
        <TextInput
          size="xs"
          classNames={{ input: size === 'number' ? classes.number : classes.input }}
          inputMode={size === 'number' ? 'decimal' : 'text'}
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      ) : (
        <NativeSelect
          size="xs"
          classNames={{ input: field === 'socket' ? classes.socket : classes.select }}
          data={[...choices]}
          value={choices.some((choice) => choice.value === value) ? value : ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
      {after}
    </label>
  );
}

interface Looks {
  readonly before: string;
  readonly after?: string;
  readonly placeholder?: string;
  readonly size?: 'number' | 'text';
}

const looks: Readonly<Record<FaultField, Looks>> = {
  socket: { before: 'socket' },
  dir: { before: 'direction' },
  event: { before: 'event', placeholder: 'all, name or na*' },
  url: { before: 'address', placeholder: 'all, a part or */x/*' },
  status: { before: 'status', placeholder: 'network', size: 'number' },
  code: { before: 'code', size: 'number' },
  reason: { before: 'reason', placeholder: 'none' },
  delayS: { before: 'by', after: 's', size: 'number' },
  skewMin: { before: 'by', after: 'min', size: 'number' },
  forS: { before: 'for', after: 's', size: 'number' },
};

const anySocket: Choice = { value: '', label: 'all' };
const directions: readonly Choice[] = [
  { value: 'in', label: 'in' },
  { value: 'out', label: 'out' },
];
