import type { Incident } from '@driftscope/detect';
import { isJsonObject, type Json, type SessionId } from '@driftscope/records';
import type { RecordIndex } from '../records/record-index.ts';
import { entryKey, recordKey, type SessionRecord } from '../records/session-record.ts';
import { type EntityFields, findEntity } from './find-entity.ts';
import { payloadsOf } from './payloads-of.ts';

/** What one piece of evidence says of an entity. */
export interface EntityVersion {
  readonly role: string;
  readonly session: SessionId;
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  readonly fields: EntityFields;
}

/** A field that is not the same in all versions. */
export interface DifferingField {
  readonly name: string;
  /** `named`: the incident is about it. `contradicted`: two versions have it, and say different things. `absent`: one lacks it. */
  readonly mark: 'named' | 'contradicted' | 'absent';
  /** One for each version, in their order. `undefined`: that version does not have the field. */
  readonly values: readonly (Json | undefined)[];
}

/** One entity, as several records tell of it. */
export interface Comparison {
  readonly id: string;
  /** In the order of time, at least two. */
  readonly versions: readonly EntityVersion[];
  /** At least one; what matters most comes first. */
  readonly differing: readonly DifferingField[];
  /** How many fields are the same everywhere. */
  readonly sameCount: number;
}

/** More would be a wall: the facts have all ids. */
const MOST_ENTITIES = 3;

/** Puts side by side what the evidence says of the entities of an incident. Empty: it does not contradict itself there. */
export function compareEvidence(
  incident: Pick<Incident, 'facts' | 'evidence'>,
  records: readonly SessionRecord[],
  index: RecordIndex,
): readonly Comparison[] {
  const byKey = new Map(records.map((entry) => [entryKey(entry), entry]));
  const evidence = incident.evidence
    .toSorted((a, b) => a.at - b.at)
    .flatMap((piece) => {
      const entry = byKey.get(recordKey(piece));
      return entry === undefined ? [] : [{ piece, payloads: payloadsOf(entry, index) }];
    });
  const named = namedFields(incident.facts);
  const comparisons = idsOf(incident.facts).flatMap((id) => {
    const versions = evidence.flatMap(({ piece: { role, session, seq, at }, payloads }) => {
      const fields = payloads.map((payload) => findEntity(payload, id)).find(Boolean);
      return fields === undefined ? [] : [{ role, session, seq, at, fields }];
    });
    return compare(id, versions, named);
  });
  return comparisons.slice(0, MOST_ENTITIES);
}

function compare(id: string, versions: readonly EntityVersion[], named: ReadonlySet<string>): readonly Comparison[] {
  const names = [...new Set(versions.flatMap(({ fields }) => Object.keys(fields)))];
  const rows = names.map((name) => ({ name, values: versions.map(({ fields }) => fields[name]) }));
  const differing = rows
    .filter(({ values }) => distinct(values) > 1)
    .map(({ name, values }): DifferingField => ({ name, values, mark: markOf(name, values, named) }))
    .sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark));
  return differing.length === 0 ? [] : [{ id, versions, differing, sameCount: rows.length - differing.length }];
}

const order: readonly DifferingField['mark'][] = ['named', 'contradicted', 'absent'];

function markOf(name: string, values: DifferingField['values'], named: ReadonlySet<string>): DifferingField['mark'] {
  if (named.has(name)) return 'named';
  return distinct(values.filter((value) => value !== undefined)) > 1 ? 'contradicted' : 'absent';
}

const distinct = (values: DifferingField['values']): number =>
  new Set(values.map((value) => JSON.stringify(value))).size;

/** The fields that an incident is about, by the names under which rules give them: one, or how each source calls it. */
function namedFields({ field, shownField, fields }: Incident['facts']): ReadonlySet<string> {
  const bySource = Array.isArray(fields) ? fields.filter(isJsonObject).flatMap((one) => Object.values(one)) : [];
  return new Set([field, shownField, ...bySource].filter((one) => typeof one === 'string'));
}

/** The entities that an incident is about, by the names under which rules give them. */
function idsOf({ id, ids, what }: Incident['facts']): readonly string[] {
  const all = [id, what, ...(Array.isArray(ids) ? ids : [])];
  return [...new Set(all.filter((one) => typeof one === 'string'))];
}
