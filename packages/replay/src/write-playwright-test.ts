import type { Incident } from '@driftscope/detect';
import { ok, type RecordedSession, type Result } from '@driftscope/records';
import { expectationParts } from './parts/expectation-parts.ts';
import { faultParts } from './parts/fault-parts.ts';
import { PERSON_PART } from './parts/person-part.ts';
import { stepParts } from './parts/step-parts.ts';
import { planReplay } from './plan/plan-replay.ts';
import type { MissingCause, Replay } from './plan/replay.ts';
import { literal, numeral, remark } from './write/literal.ts';
import { writeBody } from './write/write-body.ts';
import { writeHead } from './write/write-head.ts';

/** A test is long because of what it waits for: so much beside its faults. */
const BASE_TIMEOUT_MS = 120_000;

/**
 * Writes a Playwright test that makes an incident happen again: one TypeScript file, which needs `@playwright/test` only.
 *
 * @param sessions the one that drifted, and those that took part (`takesPart`).
 * @returns `not-replayable` where there is no recording of the page that drifted, or it has no address.
 */
export function writePlaywrightTest(incident: Incident, sessions: readonly RecordedSession[]): Result<string> {
  const planned = planReplay(incident, sessions);
  if (!planned.ok) return planned;
  const replay = planned.value;
  const { lines, parts } = writeBody(replay);
  const used = Object.entries({ ...stepParts, ...faultParts, ...expectationParts }).flatMap(([name, code]) =>
    parts.has(name) ? [code] : [],
  );
  const helpers = [
    PERSON_PART,
    ...used,
    ...(replay.missing === undefined ? [] : [causeEvents(replay.missing.causes)]),
  ].join('');
  return ok(`${writeHead(incident, replay)}
import {
${importsFor(helpers)
  .map((name) => `  ${name},\n`)
  .join('')}} from '@playwright/test';

const APP_URL = process.env.APP_URL ?? ${literal(replay.origin)};

test(${literal(incident.title.slice(0, 200))}, async ({ browser }) => {
  test.setTimeout(${numeral(timeoutOf(replay))});
${lines.map((line) => indented(line)).join('\n')}
});
${helpers}`);
}

const indented = (line: string): string => (line === '' ? '' : line.replaceAll(/^(?=.)/gm, '  '));

/** Types by whether they are named. */
function importsFor(helpers: string): readonly string[] {
  const types = ['Browser', 'BrowserContext', 'Page', 'Request', 'Route', 'WebSocketRoute'];
  const used = types.filter((type) => new RegExp(`\\b${type}\\b`).test(helpers));
  return [...used.map((type) => `type ${type}`), 'expect', 'test'];
}

const timeoutOf = ({ acts }: Replay): number =>
  acts.reduce((sum, act) => sum + (act.kind === 'fault' ? (act.end?.afterMs ?? 0) : 1_000), BASE_TIMEOUT_MS);

function causeEvents(missing: readonly MissingCause[]): string {
  const told = missing.map(({ event, said }) => `  // ${remark(`${event} ${JSON.stringify(said ?? null)}`)}`);
  const names = [...new Set(missing.map(({ event }) => event))].join(', ');
  const what = names === '' ? 'something that the page should hear of' : names;
  return `
/** While the page was away this happened, and nobody was recorded who did it. Do it here: by another page, or a request. */
async function causeEvents(): Promise<void> {
${told.map((line) => `${line}\n`).join('')}  throw new Error(${literal(`causeEvents: make the server send ${what}, while the page is away.`)});
}
`;
}
