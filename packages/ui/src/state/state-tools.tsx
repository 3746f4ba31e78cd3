import type { Json } from '@driftscope/records';
import { ActionIcon, Button, CopyButton, NativeSelect, Slider } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { counted } from '../format/counted.ts';
import { formatClock } from '../format/format-clock.ts';
import { showDirections } from '../format/show-directions.ts';
import classes from './state-view.module.css';
import type { StoreHistory } from './store-history.ts';

export interface StateToolsProps {
  readonly stores: readonly StoreHistory[];
  readonly history: StoreHistory;
  /** Index of the version that is shown; `-1`: the time is before the first. */
  readonly version: number;
  /** What comes is shown as it comes. */
  readonly isLatest: boolean;
  readonly state: Json | undefined;
  readonly originMs: number;
  /** The `seq` at which others are compared with it. Absent: each version is shown against the one before. */
  readonly base: number | undefined;
  readonly onBase: (seq: number | undefined) => void;
  readonly onStore: (store: number) => void;
  readonly onVersion: (version: number) => void;
  readonly onLatest: () => void;
  /** What else can be done with the version that is shown. */
  readonly children?: ReactNode;
}

/** Which store, and at which of its versions. */
export function StateTools(props: StateToolsProps) {
  const { stores, history, version, isLatest, state, originMs, base, onBase, onStore, onVersion, onLatest } = props;
  const last = history.versions.length - 1;
  const shown = history.versions[version];
  return (
    <div className={classes.tools} role="toolbar" aria-label="State">
      <NativeSelect
        size="xs"
        aria-label="Store"
        data={stores.map((one) => ({ value: String(one.store), label: labelOf(one) }))}
        value={String(history.store)}
        onChange={({ currentTarget }) => onStore(Number(currentTarget.value))}
      />
      <div className={classes.steps}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Change before"
          disabled={version <= 0}
          onClick={() => onVersion(version - 1)}
        >
          <IconChevronLeft size={15} />
        </ActionIcon>
        <Slider
          className={classes.slider ?? ''}
          size="sm"
          label={null}
          thumbLabel="Version"
          min={0}
          max={Math.max(1, last)}
          disabled={last < 1}
          value={Math.max(0, version)}
          onChange={onVersion}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Change after"
          disabled={version >= last}
          onClick={() => onVersion(version + 1)}
        >
          <IconChevronRight size={15} />
        </ActionIcon>
      </div>
      <Button size="compact-xs" variant={isLatest ? 'light' : 'default'} aria-pressed={isLatest} onClick={onLatest}>
        Latest
      </Button>
      <span className={classes.when} role="status">
        {shown && `${version + 1} of ${last + 1}, ${formatClock(originMs + shown.t)}`}
      </span>
      <Button
        size="compact-xs"
        variant={base === undefined ? 'default' : 'light'}
        aria-pressed={base !== undefined}
        disabled={shown === undefined && base === undefined}
        title="Then go to another version: what differs between the two is listed"
        onClick={() => onBase(base === undefined ? shown?.seq : undefined)}
      >
        Compare from here
      </Button>
      <CopyButton value={state === undefined ? '' : JSON.stringify(state, null, 2)}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" disabled={state === undefined} onClick={copy}>
            {copied ? 'Copied' : 'Copy JSON'}
          </Button>
        )}
      </CopyButton>
      {props.children}
    </div>
  );
}

const labelOf = ({ name, library, versions }: StoreHistory): string =>
  showDirections(`${name}${library === undefined ? '' : ` (${library})`}, ${counted(versions.length, 'version')}`);
