import { type FaultSpec, FaultSpecSchema, fail, ok, type Result } from '@driftscope/records';
import { Value } from 'typebox/value';
import type { FaultField, FaultForm, FaultValues } from './fault-forms.ts';

/** Reads what was filled in. */
export function parseFault({ kind, fields }: FaultForm, values: FaultValues): Result<FaultSpec> {
  const spec: Record<string, unknown> = { kind };
  for (const field of fieldsOf(fields)) {
    const { name, read, wants } = readings[field];
    const text = (values[field] ?? '').trim();
    const value = text === '' && wants === undefined ? undefined : read(text);
    if (Number.isNaN(value)) return fail('invalid-fault', `${wants ?? 'This is not a number.'}`, '');
    if (value !== undefined) spec[name] = value;
  }
  if (Value.Check(FaultSpecSchema, spec)) return ok(spec);
  return fail(
    'invalid-fault',
    kind === 'freeze' ? 'At most 30 seconds.' : 'One of the numbers is too small, or too large.',
    '',
  );
}

interface Reading {
  /** Of the field in the fault. */
  readonly name: string;
  readonly read: (text: string) => unknown;
  /** What is missing where nothing can be read. Absent: it may be empty. */
  readonly wants?: string;
}

const times = (factor: number) => (text: string) =>
  text === '' ? Number.NaN : Number(text.replace(',', '.')) * factor;
const plain = (text: string) => text;

const readings: Readonly<Record<FaultField, Reading>> = {
  socket: { name: 'socket', read: Number },
  dir: { name: 'dir', read: plain },
  event: { name: 'event', read: plain, wants: '' },
  url: { name: 'url', read: plain, wants: '' },
  status: { name: 'status', read: Number },
  code: { name: 'code', read: Number, wants: 'The code is a number, from 1000 to 4999.' },
  reason: { name: 'reason', read: plain, wants: '' },
  delayS: { name: 'delayMs', read: times(1_000), wants: 'How late, in seconds?' },
  skewMin: { name: 'skewMs', read: times(60_000), wants: 'How wrong, in minutes?' },
  forS: { name: 'forMs', read: times(1_000), wants: 'For how long, in seconds?' },
};

/** The fields that a form has, in their order. */
export const fieldsOf = (fields: FaultValues): readonly FaultField[] => Object.keys(fields).filter(isField);

const isField = (name: string): name is FaultField => Object.hasOwn(readings, name);
