import type { Incident } from '@driftscope/detect';
import { describeFault, formatDuration, SeverityBadge } from '@driftscope/ui';
import { UnstyledButton } from '@mantine/core';
import { drillSummary, verdictText } from './drill-report.ts';
import type { DrillState } from './drill-state.ts';
import classes from './drill-tab.module.css';

export interface DrillTableProps {
  readonly drill: DrillState;
  readonly onIncident: (id: string) => void;
}

/** What came of each fault, in the order they were tried. */
export function DrillTable({ drill, onIncident }: DrillTableProps) {
  return (
    <>
      <p className={classes.summary} role="status">
        {drill.isRunning ? 'Running: ' : ''}
        {drillSummary(drill)}
      </p>
      <table className={classes.table} aria-label="What came of each fault">
        <thead>
          <tr>
            <th>Fault</th>
            <th>Verdict</th>
            <th>Hits</th>
            <th>At rest after</th>
            <th>What drifted</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>nothing broken</td>
            <td className={classes.verdict} data-verdict={drill.standing === undefined ? 'running' : undefined}>
              {drill.standing === undefined ? 'watching' : 'as it is'}
            </td>
            <td />
            <td />
            <td>
              <IncidentLinks incidents={drill.standing ?? []} onIncident={onIncident} />
            </td>
          </tr>
          {drill.steps.map(({ spec, verdict, note, hits, settledMs, incidents }) => (
            <tr key={spec.kind}>
              <td>{describeFault(spec)}</td>
              <td className={classes.verdict} data-verdict={verdict}>
                {verdictText[verdict]}
              </td>
              <td>{hits}</td>
              <td>{settledMs === undefined ? '' : formatDuration(settledMs)}</td>
              <td>
                <IncidentLinks incidents={incidents} onIncident={onIncident} />
                {note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface IncidentLinksProps {
  readonly incidents: readonly Incident[];
  readonly onIncident: (id: string) => void;
}

function IncidentLinks({ incidents, onIncident }: IncidentLinksProps) {
  return incidents.map(({ id, kind, severity, title }) => (
    <UnstyledButton key={id} className={classes.incident} onClick={() => onIncident(id)}>
      <SeverityBadge severity={severity} /> <code>{kind}</code> {title}
    </UnstyledButton>
  ));
}
