import type { FaultSpec } from '@driftscope/records';
import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import type { FaultForm, FaultValues } from './fault-forms.ts';
import { type Choice, FaultInput } from './fault-input.tsx';
import classes from './faults-tab.module.css';
import { fieldsOf, parseFault } from './parse-fault.ts';

export interface FaultRowProps {
  readonly form: FaultForm;
  readonly values: FaultValues;
  readonly sockets: readonly Choice[];
  readonly onChange: (values: FaultValues) => void;
  readonly onBegin: (spec: FaultSpec) => void;
}

/** One fault: the button that begins it, what can be said of it, and what it does. */
export function FaultRow({ form, values, sockets, onChange, onBegin }: FaultRowProps) {
  const spec = parseFault(form, values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (spec.ok) onBegin(spec.value);
  };
  return (
    <form className={classes.row} aria-label={form.label} onSubmit={submit}>
      <Button className={classes.begin} type="submit" size="compact-sm" variant="default" disabled={!spec.ok}>
        {form.label}
      </Button>
      <div className={classes.fields}>
        {fieldsOf(form.fields).map((field) => (
          <FaultInput
            key={field}
            field={field}
            value={values[field] ?? ''}
            sockets={sockets}
            onChange={(value) => onChange({ ...values, [field]: value })}
          />
        ))}
      </div>
      <span className={classes.says} data-bad={!spec.ok || undefined} role={spec.ok ? undefined : 'alert'}>
        {spec.ok ? form.says : spec.error.message}
      </span>
    </form>
  );
}
