import type { Incident } from '@driftscope/detect';
import type { FaultSpec } from '@driftscope/records';
import type { ActiveFault, EndedFault } from '../panel/fault-ledger.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { assignIncidents } from './assign-incidents.ts';
import type { DrillState, DrillStep, Verdict } from './drill-state.ts';
import { createPageWatch } from './page-watch.ts';
import { shuffle } from './shuffle.ts';

export interface DrillOptions {
  readonly model: Pick<PanelModel, 'getState' | 'beginFault' | 'undoFaults'>;
  readonly specs: readonly FaultSpec[];
  /** Two drills with the same seed try the same faults in the same order. */
  readonly seed: number;
  /** Epoch ms. */
  readonly now: () => number;
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
  /** Called with each change, and at last with a state that is not running. */
  readonly onChange: (state: DrillState) => void;
}

/** How long the page is watched with nothing broken. What it does wrong then it does anyway. */
const CONTROL_MS = 20_000;
/** How long the page is at rest before it is judged: what it failed to do shows only after a while. */
const REST_MS = 12_000;
/** How long it may take to come to rest. */
const PATIENCE_MS = 60_000;
/** How long a fault may take to begin. */
const BEGIN_MS = 5_000;
const LOOK_EVERY_MS = 250;

interface Step {
  readonly spec: FaultSpec;
  verdict: Verdict;
  note?: string;
  beganAt?: number;
  ended?: { readonly at: number; readonly hits?: number };
  restSinceAt?: number | undefined;
  settledMs?: number;
}

/**
 * Watches the page as it is, then tries the faults one after the other, each on a page at rest, and notes what came of them: of what
 * the page does wrong anyway, no more is said.
 */
export function startDrill({ model, specs, seed, now, setTimeout, onChange }: DrillOptions): { stop(): void } {
  const steps: Step[] = shuffle(specs, seed).map((spec) => ({ spec, verdict: 'waiting' }));
  const first = model.getState();
  const knownBefore = new Set(first.incidents.map(({ id }) => id));
  const startedAt = now();
  const watch = createPageWatch();
  /** What goes wrong again and again is one incident, and is told anew with the time of the last. */
  const firstAts = new Map<string, number>();
  const look = (state: PanelState) => {
    for (const { id, at: beganAt } of state.incidents) if (!firstAts.has(id)) firstAts.set(id, beganAt);
    const session = state.sessions.at(-1)?.header.id;
    if (session !== undefined) watch.take(session, state.records);
  };
  look(first);
  const socketsBefore = watch.openSockets();
  let standing: readonly Incident[] | undefined;
  let at = 0;
  let isRunning = true;

  const isStanding = ({ id, group }: Incident) =>
    knownBefore.has(id) || standing?.some((other) => other.group === group) === true;

  const control = (state: PanelState) => {
    const untilAt = startedAt + CONTROL_MS;
    if ((state.judgedUntilAt ?? 0) < untilAt && now() < startedAt + PATIENCE_MS) return;
    standing = state.incidents.filter(({ id, untilAt }) => !knownBefore.has(id) || untilAt >= startedAt);
  };

  const publish = () => {
    const begun = steps.filter((step) => step.beganAt !== undefined);
    const beginnings = begun.map(({ beganAt = 0 }) => beganAt);
    const found = model
      .getState()
      .incidents.map((incident) => ({ at: firstAts.get(incident.id) ?? incident.at, incident }));
    const incidents = assignIncidents(beginnings, found, isStanding);
    const stepOf = (step: Step): DrillStep => {
      const own = incidents[begun.indexOf(step)] ?? [];
      const isFailed = own.length > 0 && step.verdict !== 'waiting' && step.verdict !== 'running';
      return {
        spec: step.spec,
        verdict: isFailed && step.verdict !== 'settling' ? 'failed' : step.verdict,
        incidents: own,
        ...(step.note === undefined ? {} : { note: step.note }),
        ...(step.ended?.hits === undefined ? {} : { hits: step.ended.hits }),
        ...(step.settledMs === undefined ? {} : { settledMs: step.settledMs }),
      };
    };
    const page = first.sessions.at(-1)?.header.url ?? '';
    onChange({ isRunning, seed, startedAt, page, ...(standing && { standing }), steps: steps.map(stepOf) });
  };

  const begin = (step: Step) => {
    step.beganAt = now();
    step.verdict = 'running';
    model.beginFault(step.spec);
  };

  const run = (step: Step, state: PanelState) => {
    const { beganAt = 0 } = step;
    const ended = state.endedFaults.find((fault) => isOf(step, fault));
    const isActive = state.faults.some((fault) => isOf(step, fault));
    if (ended) end(step, ended);
    else if (!isActive && (state.faultRefusal || now() - beganAt > BEGIN_MS + lengthOf(step.spec))) {
      step.verdict = 'refused';
      step.note = state.faultRefusal?.message ?? 'The page did not confirm that it began.';
      at += 1;
    }
  };

  const end = (step: Step, { endedAt, hits }: EndedFault) => {
    step.ended = { at: endedAt, hits };
    step.verdict = 'settling';
  };

  const settle = (step: Step, state: PanelState) => {
    const endedAt = step.ended?.at ?? now();
    const missing = socketsBefore - watch.openSockets();
    const waiting = watch.requestsUnderWay(now());
    if (missing > 0 || waiting > 0) step.restSinceAt = undefined;
    else step.restSinceAt ??= now();
    const { restSinceAt } = step;
    if (restSinceAt !== undefined && (state.judgedUntilAt ?? 0) >= restSinceAt + REST_MS) {
      step.settledMs = Math.max(0, restSinceAt - endedAt);
      step.verdict = step.ended?.hits === 0 ? 'untouched' : 'passed';
      at += 1;
    } else if (now() - endedAt > PATIENCE_MS) {
      step.verdict = 'unsettled';
      if (missing > 0) step.note = `${missing} of ${socketsBefore} sockets did not come back.`;
      else if (waiting > 0) step.note = `${waiting} requests still wait for an answer.`;
      at += 1;
    }
  };

  const tick = () => {
    if (!isRunning) return;
    const state = model.getState();
    look(state);
    // No other fault would begin.
    if (state.connection === 'gone') return stop();
    const step = steps[at];
    if (standing === undefined) control(state);
    else if (step === undefined) isRunning = false;
    else if (step.verdict === 'waiting') begin(step);
    else if (step.verdict === 'running') run(step, state);
    else settle(step, state);
    publish();
    if (isRunning) setTimeout(tick, LOOK_EVERY_MS);
  };

  const stop = () => {
    if (!isRunning) return;
    isRunning = false;
    const step = steps[at];
    const active = step && model.getState().faults.find((fault) => isOf(step, fault));
    if (active) model.undoFaults(active.fault);
    if (step !== undefined) step.verdict = 'waiting';
    publish();
  };
  tick();

  return { stop };
}

/** The page's clock may be behind ours a little; the fault of the step before ended long ago. */
const CLOCK_SLACK_MS = 1_000;

const isOf = ({ beganAt = 0, spec }: Step, fault: ActiveFault): boolean =>
  fault.sinceAt >= beganAt - CLOCK_SLACK_MS && fault.spec.kind === spec.kind;

const lengthOf = (spec: FaultSpec): number => ('forMs' in spec ? spec.forMs : 0);
