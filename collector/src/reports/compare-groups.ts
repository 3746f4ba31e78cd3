import type { Report, ReportGroup } from '@driftscope/detect';
import type { IncidentFigures } from '../storage/incident-figures.ts';
import { ALPHA, compareRates } from './compare-rates.ts';
import { groupByText } from './group-by-text.ts';
import { hoursOf } from './hours-of.ts';
import type { ReportInput } from './report-input.ts';

/** Groups named in a report, of each sort. */
const MOST_GROUPS = 50;

/** What came, what went, and what came back after it was said to be resolved; the most frequent first. */
export function compareGroups({ subject, base, history, words }: ReportInput): Report['groups'] {
  const ours = groupByText(subject.incidents, ({ group }) => group);
  const theirs = groupByText(base?.incidents ?? [], ({ group }) => group);
  const before = groupByText(history, ({ group }) => group);

  const described = (group: string): readonly ReportGroup[] => {
    const said = words.get(group);
    if (said === undefined) return [];
    const [mine = [], other = []] = [ours.get(group), theirs.get(group)];
    const against = base && { sessions: other.map(sessionOf), hours: hoursOf(base.exposure) };
    const compared = compareRates({ sessions: mine.map(sessionOf), hours: hoursOf(subject.exposure) }, against, ALPHA);
    const isSure = compared.verdict === 'worse' || compared.verdict === 'better';
    return [{ group, ...said, subject: mine.length, base: other.length, isSure }];
  };
  const tell = (groups: readonly string[]) =>
    groups
      .flatMap(described)
      .sort((a, b) => b.subject + b.base - (a.subject + a.base) || (a.group < b.group ? -1 : 1))
      .slice(0, MOST_GROUPS);

  const names = [...ours.keys()];
  return {
    new: tell(base === undefined ? [] : names.filter((name) => !theirs.has(name) && isNew(ours, before, name))),
    gone: tell([...theirs.keys()].filter((name) => !ours.has(name))),
    regressed: tell(names.filter((name) => hasComeBack(ours.get(name) ?? [], before.get(name) ?? []))),
  };
}

const sessionOf = ({ session }: IncidentFigures): string => session;

type Groups = ReadonlyMap<string, readonly IncidentFigures[]>;

/** Nobody had it before the subject's first. */
function isNew(ours: Groups, before: Groups, name: string): boolean {
  const began = (ours.get(name) ?? []).reduce(
    (first, { firstAt }) => Math.min(first, firstAt),
    Number.POSITIVE_INFINITY,
  );
  return !(before.get(name) ?? []).some(({ firstAt }) => firstAt < began);
}

/** One was resolved, and after it there is one that is not. */
function hasComeBack(ours: readonly IncidentFigures[], before: readonly IncidentFigures[]): boolean {
  const resolvedAt = before.reduce(
    (last, { status, at }) => (status === 'resolved' ? Math.max(last, at) : last),
    Number.NEGATIVE_INFINITY,
  );
  return (
    resolvedAt > Number.NEGATIVE_INFINITY &&
    ours.some(({ status, at }) => at > resolvedAt && status !== 'resolved' && status !== 'ignored')
  );
}
