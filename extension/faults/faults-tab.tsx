import type { FaultSpec } from '@driftscope/records';
import { computeSockets } from '@driftscope/ui';
import { useDeferredValue, useMemo } from 'react';
import type { PanelState } from '../panel/panel-state.ts';
import { Notice } from '../views/notice.tsx';
import { type FaultForm, type FaultValues, faultFamilies } from './fault-forms.ts';
import { FaultRow } from './fault-row.tsx';
import classes from './faults-tab.module.css';

export type FilledIn = Readonly<Partial<Record<FaultForm['kind'], FaultValues>>>;

export interface FaultActions {
  /** Of the tab, whatever else is looked at. */
  readonly state: PanelState;
  readonly onBegin: (spec: FaultSpec) => void;
  /** Without a number: all. */
  readonly onUndo: (fault?: number) => void;
}

export interface FaultsTabProps extends Omit<FaultActions, 'onUndo'> {
  /** What was changed in the forms. */
  readonly filledIn: FilledIn;
  readonly onFillIn: (filledIn: FilledIn) => void;
}

/** Every fault, one click away. */
export function FaultsTab({ state, filledIn, onFillIn, onBegin }: FaultsTabProps) {
  const session = state.sessions.at(-1)?.header.id;
  // Frames are decoded for it, so it may lag behind a busy page.
  const records = useDeferredValue(state.records);
  const sockets = useMemo(
    () =>
      computeSockets(records.filter((record) => record.session === session))
        .filter(({ socket, state }) => socket !== undefined && state !== 'closed')
        .map(({ socket, url }) => ({ value: `${socket}`, label: `${socket}: ${pathOf(url)}` })),
    [records, session],
  );
  const { faultRefusal } = state;

  return (
    <div className={classes.root}>
      {faultRefusal && <Notice tone="bad" text={`${faultRefusal.message} ${faultRefusal.hint}`} />}
      <p className={classes.hint}>
        Faults change what reaches the page and what gets out of it. They are undone when this panel is closed or the
        page is left. The records say when each began and ended.
      </p>
      {faultFamilies.map(({ title, forms }) => (
        <section key={title} className={classes.family} aria-label={title}>
          <h2 className={classes.title}>{title}</h2>
          {forms.map((form) => (
            <FaultRow
              key={form.kind}
              form={form}
              values={filledIn[form.kind] ?? form.fields}
              sockets={sockets}
              onChange={(values) => onFillIn({ ...filledIn, [form.kind]: values })}
              onBegin={onBegin}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

/** Enough to tell the sockets of one page apart. */
const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
