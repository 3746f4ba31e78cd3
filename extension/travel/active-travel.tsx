import { Button } from '@mantine/core';
import classes from '../faults/active-faults.module.css';
import type { PanelState } from '../panel/panel-state.ts';
import { Notice } from '../views/notice.tsx';
import own from './travel.module.css';

export interface ActiveTravelProps {
  readonly state: Pick<PanelState, 'travel' | 'account'>;
  readonly onReturn: () => void;
  readonly onReload: () => void;
}

/** That the page's stores hold a former state, or what came of it that they did. Nothing where they never did. */
export function ActiveTravel({ state: { travel, account }, onReturn, onReload }: ActiveTravelProps) {
  return (
    <>
      {travel?.at !== undefined && (
        <section className={classes.root} aria-label="Travel">
          <strong>Back at record #{travel.at}</strong>
          <span className={own.says}>
            The page's stores hold what they held then. Meanwhile nothing that it does is judged.
          </span>
          <Button className={classes.undo} size="compact-xs" color="warning" onClick={onReturn}>
            Return to now
          </Button>
        </section>
      )}
      {travel?.refusal !== undefined && <Notice tone="bad" text={travel.refusal} />}
      {account?.isSpoiled === true && travel?.at === undefined && (
        <Notice
          tone="plain"
          text="Something arrived while the page’s stores were put back, and it may lack that now. So it is not judged any more."
        >
          <Button size="compact-xs" onClick={onReload}>
            Reload the page
          </Button>
        </Notice>
      )}
    </>
  );
}
