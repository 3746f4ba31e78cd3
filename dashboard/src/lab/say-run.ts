import type { LabSystem } from '@driftscope/records';
import { formatDuration } from '@driftscope/ui';
import { computeStanding } from '../lab-run/compute-standing.ts';
import { type ClientName, clientNames } from '../lab-run/lab-client.ts';
import type { LabState } from '../lab-run/lab-state.ts';
import { labFaults } from '../lab-script/lab-fault.ts';
import { durationOf, endOf, type LabScript } from '../lab-script/lab-script.ts';
import { turnsOf } from '../lab-script/turns-of.ts';
import { clientTitles } from './client-titles.ts';
import { sayDrift } from './say-drift.ts';

/** What goes on, in two parts: what it is called, and what that means. */
export interface Saying {
  readonly head: string;
  readonly text: string;
}

/** What the lab does now, for who sees it for the first time. */
export function sayRun(state: LabState | undefined, script: LabScript, system: LabSystem): Saying {
  switch (state?.phase) {
    case undefined:
      return {
        head: 'Ready',
        text: `Run plays the script for ${formatDuration(durationOf(script, system))}, and compares both clients with the server all the while.`,
      };
    case 'preparing':
      return state.run === undefined
        ? { head: 'Starting', text: 'A server starts for this run alone.' }
        : { head: 'Opening', text: `Both clients load, ${system.user} logs in, and they read what is there.` };
    case 'running':
      return sayStep(state.tMs, script);
    case 'done':
      return {
        head: 'Over',
        text: `${clientNames.map((name) => sayEnd(state, name, system)).join(' ')} ${next(state)}`,
      };
    case 'failed':
      return state.samples.length === 0
        ? { head: 'Not begun', text: 'The run could not begin.' }
        : { head: 'Broken off', text: 'What was measured until then is below.' };
  }
}

function sayStep(tMs: number, script: LabScript): Saying {
  const turns = turnsOf(script);
  const now = turns.filter(({ event }) => event.atMs <= tMs && tMs < endOf(event));
  if (now.length > 0) {
    const infos = now.map(({ event }) => labFaults[event.fault]);
    return { head: infos.map(({ label }) => label).join(' + '), text: infos.map(({ what }) => what).join(' ') };
  }
  const ahead = turns.find(({ event }) => event.atMs > tMs)?.event;
  if (ahead !== undefined) {
    const isFirst = ahead === turns[0]?.event;
    return {
      head: isFirst ? 'All is well' : 'Time to recover',
      text: `${labFaults[ahead.fault].label} comes at ${formatDuration(ahead.atMs)}.`,
    };
  }
  return turns.length === 0
    ? { head: 'All is well', text: 'The script has no fault: both clients only work.' }
    : { head: 'Time to recover', text: 'No fault is left: what is wrong at the end does not recover by itself.' };
}

const sayEnd = (state: LabState, client: ClientName, system: LabSystem): string => {
  const drift = sayDrift(state, client, system.compared);
  const stands = computeStanding(state.samples, client, system.newsMs) === 'right' ? drift : `off (${drift})`;
  return `The ${clientTitles[client].toLowerCase()} is ${stands}.`;
};

const next = ({ incidents }: LabState): string =>
  incidents.length > 0
    ? 'What Driftscope says of it is below, each with its proof.'
    : 'Driftscope found nothing. Add a fault, or try another script.';
