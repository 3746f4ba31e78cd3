import type { Incident } from '@driftscope/detect';
import { fail, ok, type RecordedSession, type Result } from '@driftscope/records';
import { createVariables } from './create-variables.ts';
import { expectationOf } from './expectation-of.ts';
import { faultsOf } from './faults-of.ts';
import { gapsOf } from './gaps-of.ts';
import { loadsOf } from './loads-of.ts';
import { missingCauses } from './missing-causes.ts';
import { peopleOf } from './people-of.ts';
import type { Act, Person, Replay } from './replay.ts';
import { stepsOf } from './steps-of.ts';
import { visibilityOf } from './visibility-of.ts';

/**
 * Plans how to make an incident happen again.
 *
 * @param sessions those that take part, in any order; of others nothing is used.
 * @returns `not-replayable` where the page that drifted is not among them, or has no address.
 */
export function planReplay(incident: Incident, sessions: readonly RecordedSession[]): Result<Replay> {
  if (sessions.some(({ header }) => header.id === incident.session && header.frame !== undefined)) {
    return cannot(
      'It happened in a frame inside another page.',
      'Repeat it by hand: steps in frames are not replayed.',
    );
  }
  const people = peopleOf(incident, sessions.map(inOrder));
  const [drifted] = people;
  if (drifted === undefined) {
    return cannot(
      'The session that drifted is not here.',
      'Export it where its recording is, or keep recordings longer.',
    );
  }
  const origin = drifted.sessions.at(-1)?.header.origin;
  if (origin === undefined || !/^https?:/.test(origin)) {
    return cannot(
      'The page that drifted has no address that a test could open.',
      'Record it from an http or https address.',
    );
  }
  const acts = people.flatMap((person) => actsOf(person, incident.untilAt)).toSorted((a, b) => a.at - b.at);
  const missing = missingCauses(incident, drifted.name, sessions, acts);
  const expectation = expectationOf(incident, sessions, acts);
  return ok({ people, origin, acts, way: wayOf(drifted, acts), expectation, ...(missing && { missing }) });
}

/** Files may have records twice, and in any order. */
function inOrder(session: RecordedSession): RecordedSession {
  const bySeq = new Map(session.records.map((record) => [record.seq, record]));
  return { ...session, records: [...bySeq.values()].sort((a, b) => a.seq - b.seq) };
}

function actsOf(person: Person, untilAt: number): readonly Act[] {
  const variableFor = createVariables(person.name);
  const done = person.sessions.flatMap((session) => [
    ...stepsOf(person.name, session, untilAt, variableFor),
    ...faultsOf(person.name, session, untilAt),
    ...gapsOf(person.name, session, untilAt),
    ...visibilityOf(person.name, session, untilAt),
  ]);
  return [...loadsOf(person).filter(({ at }) => at <= untilAt), ...done];
}

/** Clicks since the user last entered something: where to, but nothing was written. */
function wayOf({ name }: Person, acts: readonly Act[]): readonly string[] {
  const own = acts.filter(({ person, kind }) => person === name && kind !== 'fault');
  const start = own.findLastIndex(({ kind }) => kind !== 'click');
  const clicks = own.slice(start + 1).flatMap((act) => (act.kind === 'click' ? [act.target] : []));
  // The first one after an entry sends it.
  return sends.has(own[start]?.kind ?? '') ? clicks.slice(1) : clicks;
}

const sends: ReadonlySet<string> = new Set(['fill', 'select', 'check']);

const cannot = (message: string, hint: string): Result<never> => fail('not-replayable', message, hint);
