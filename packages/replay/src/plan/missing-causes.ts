import type { Incident } from '@driftscope/detect';
import { isJsonObject, type Json, type RecordedSession } from '@driftscope/records';
import { awayOf } from './away-of.ts';
import { jsonIn } from './json-in.ts';
import type { Act, MissingCause, MissingPart } from './replay.ts';

/** What must happen while the person's page is away, for anything to be missed. Absent: the test does it, or nothing has to. */
export function missingCauses(
  incident: Incident,
  person: string,
  sessions: readonly RecordedSession[],
  acts: readonly Act[],
): MissingPart | undefined {
  const { kind, facts, evidence, session: drifted } = incident;
  if (!/^(gap|focus)\./.test(kind) || kind === 'gap.no-reconnect' || kind === 'gap.half-open') return undefined;
  const during = awayOf(incident, person, acts);
  if (during === undefined) return undefined;
  const { at, end } = during;
  const isDone = acts.some((act) => act.person !== person && act.kind !== 'fault' && act.at > at && act.at < end.at);
  if (isDone) return undefined;
  const sent = evidence
    .filter(({ session }) => session !== drifted)
    .map(({ session, seq }) =>
      sessions.find(({ header }) => header.id === session)?.records.find((r) => r.seq === seq),
    );
  const emitted = sent.flatMap((record) => {
    if (record?.kind !== 'probe.emit') return [];
    const said = record.args === undefined ? undefined : jsonIn(record.args);
    return [{ event: record.event, ...(said !== undefined && { said }) }];
  });
  return { during, causes: emitted.length > 0 ? emitted : namedIn(facts.missed) };
}

const namedIn = (missed: Json | undefined): readonly MissingCause[] =>
  (Array.isArray(missed) ? missed : []).flatMap((one) =>
    isJsonObject(one) && typeof one.event === 'string' ? [{ event: one.event, said: one.id ?? null }] : [],
  );
