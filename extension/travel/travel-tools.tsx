import { Button } from '@mantine/core';
import type { TravelCommand, TravelState } from '../messages/travel-messages.ts';
import classes from './travel.module.css';

export interface TravelToolsProps {
  /** Absent: no state is held. */
  readonly travel: TravelState | undefined;
  /** The version of a store that is shown. */
  readonly store: number;
  readonly seq: number;
  readonly onTravel: (command: TravelCommand) => void;
}

/** Puts the page back to the version that is shown, once its states are held. */
export function TravelTools({ travel, store, seq, onTravel }: TravelToolsProps) {
  if (travel === undefined || travel.stores.length === 0) {
    return (
      <Button
        size="compact-xs"
        variant="default"
        title="Holds the states of the page's stores from now on, so that the page can be put back to them"
        onClick={() => onTravel({ kind: 'begin-travel' })}
      >
        Travel
      </Button>
    );
  }
  const why = whyNot(travel, store, seq);
  return (
    <>
      <Button
        size="compact-xs"
        variant={travel.at === seq ? 'light' : 'default'}
        aria-pressed={travel.at === seq}
        disabled={why !== undefined}
        title="Puts all stores of the page that can be back to what they held then"
        onClick={() => onTravel({ kind: 'travel', to: seq })}
      >
        Put the page there
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => onTravel({ kind: 'end-travel' })}>
        End travel
      </Button>
      {why !== undefined && <span className={classes.why}>{why}</span>}
    </>
  );
}

function whyNot({ stores }: TravelState, store: number, seq: number): string | undefined {
  const told = stores.find((one) => one.store === store);
  // It was found since; the page knows.
  if (told === undefined) return undefined;
  if (told.refusal !== undefined) return told.refusal;
  return seq < told.from ? `The states from record #${told.from} on are held.` : undefined;
}
