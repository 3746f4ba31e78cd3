import { appName } from '@driftscope/records';
import { describeFault, fileName, formatDuration, saveFile } from '@driftscope/ui';
import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import type { PanelState } from '../panel/panel-state.ts';
import { whyEmpty } from '../views/why-empty.ts';
import type { Drill } from './create-drill.ts';
import { drillFaults } from './drill-faults.ts';
import { drillReportHtml, drillReportMd } from './drill-report.ts';
import classes from './drill-tab.module.css';
import { DrillTable } from './drill-table.tsx';

export interface DrillTabProps {
  readonly drill: Drill;
  /** Of the tab, whatever else is looked at. */
  readonly state: PanelState;
  /** Shows an incident. */
  readonly onIncident: (id: string) => void;
}

/** Tries faults one after the other on the page as it is, and says which of them it does not get over. */
export function DrillTab({ drill, state, onIncident }: DrillTabProps) {
  const result = useSyncExternalStore(drill.subscribe, drill.getState);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [seed, setSeed] = useState<number | string>(1);
  const chosen = drillFaults.filter((_, index) => !left.has(index));
  const isRunning = result?.isRunning ?? false;
  const why = whyEmpty(state, 'page');
  const canStart = chosen.length > 0 && typeof seed === 'number' && state.sessions.length > 0;

  const toggle = (index: number, isChosen: boolean) => {
    const next = new Set(left);
    if (isChosen) next.delete(index);
    else next.add(index);
    setLeft(next);
  };
  const save = (ending: 'html' | 'md') => {
    if (result === undefined) return;
    const header = state.sessions.at(-1)?.header;
    const text = ending === 'html' ? drillReportHtml(result) : drillReportMd(result);
    const name = fileName(`drill-${header === undefined ? 'page' : appName(header)}`, result.startedAt, ending);
    saveFile(document, name, new Blob([text], { type: ending === 'html' ? 'text/html' : 'text/markdown' }));
  };

  return (
    <div className={classes.root}>
      <div className={classes.tools}>
        {isRunning ? (
          <Button size="compact-sm" color="warning" onClick={drill.stop}>
            Stop
          </Button>
        ) : (
          <Button
            size="compact-sm"
            disabled={!canStart}
            onClick={() => typeof seed === 'number' && drill.start(chosen, seed)}
          >
            Start the drill
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          disabled={isRunning}
          onClick={() => setLeft(left.size > 0 ? new Set() : new Set(drillFaults.keys()))}
        >
          {left.size > 0 ? 'Choose all' : 'Choose none'}
        </Button>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is the library's, and stands inside. */}
        <label className={classes.seed} title="The same seed tries the same faults in the same order.">
          seed
          <NumberInput
            size="xs"
            classNames={{ input: classes.number }}
            hideControls
            allowDecimal={false}
            min={0}
            disabled={isRunning}
            value={seed}
            onChange={setSeed}
          />
        </label>
        {result !== undefined && !isRunning && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => save('html')}>
              Save as HTML
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => save('md')}>
              Save as Markdown
            </Button>
          </>
        )}
      </div>
      {state.sessions.length === 0 && (
        <p className={classes.hint}>
          {why.title}. {why.hint}
        </p>
      )}
      {result !== undefined && <DrillTable drill={result} onIncident={onIncident} />}
      {!isRunning && (
        <>
          <p className={classes.hint}>
            Each fault is tried on the page as it is. Once it is over the page has a minute to recover: sockets open,
            requests answered, and twelve seconds of rest. An incident that begins before that fails the fault. Use the
            page meanwhile, as its users do: a fault that finds nothing to act on proves nothing.
          </p>
          <fieldset className={classes.choice} aria-label="Faults of the drill">
            {drillFaults.map((spec, index) => (
              <Checkbox
                key={spec.kind}
                size="xs"
                checked={!left.has(index)}
                onChange={({ currentTarget }) => toggle(index, currentTarget.checked)}
                label={`${describeFault(spec)}${'forMs' in spec && spec.kind !== 'freeze' ? `, ${formatDuration(spec.forMs)}` : ''}`}
              />
            ))}
          </fieldset>
        </>
      )}
    </div>
  );
}
