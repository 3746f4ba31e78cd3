import type { Incident } from '@driftscope/detect';
import { utcMoment } from '@driftscope/records';
import type { Replay } from '../plan/replay.ts';
import { remark } from './literal.ts';
import { stateVariable } from './write-body.ts';
import { writeExpectation } from './write-expectation.ts';

/** What the test is about, what it asserts and why, and what it needs to be told. */
export function writeHead(incident: Incident, replay: Replay): string {
  const { people, origin, missing } = replay;
  const names = people.map(({ name }) => name).join(' and ');
  const settings = [`APP_URL  where the app is; ${origin} otherwise`, ...people.flatMap(stateOf), ...entriesOf(replay)];
  const lines = [
    remark(incident.title),
    '',
    `${incident.kind} in ${remark(incident.app)}, recorded ${utcMoment(incident.at)} (${remark(incident.id)}).`,
    '',
    `Repeats what ${names} did, and what their network did.`,
    ...writeExpectation(replay).says.split('\n'),
    ...(missing === undefined
      ? []
      : ['', 'Nobody was recorded who made the server send what was missed: `causeEvents` is for you to write.']),
    '',
    'Run it with: npx playwright test',
    'Environment variables:',
    ...settings.map((line) => `  ${line}`),
  ];
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}

const stateOf = ({ name, wasLoggedIn }: Replay['people'][number]): readonly string[] =>
  wasLoggedIn
    ? [
        `${stateVariable(name)}  file with ${name}'s cookies and storage (playwright codegen --save-storage), who was logged in already`,
      ]
    : [];

function entriesOf({ acts }: Replay): readonly string[] {
  const told = new Map<string, string>();
  for (const act of acts) {
    if (act.kind !== 'fill' && act.kind !== 'select') continue;
    const { entry, person, target } = act;
    if (entry.kind === 'known') continue;
    const how =
      entry.kind === 'secret' ? 'which no recording has' : `${entry.length} characters; any will do otherwise`;
    told.set(entry.variable, `${entry.variable}  what ${person} enters into ${remark(target)}, ${how}`);
  }
  return [...told.values()];
}
