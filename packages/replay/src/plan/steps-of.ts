import type { DriftRecord, RecordedSession, RecordOf } from '@driftscope/records';
import type { EntryWord } from './create-variables.ts';
import { entryOf } from './entry-of.ts';
import type { Act } from './replay.ts';

type Step = RecordOf<'ui.click' | 'ui.submit' | 'ui.change'>;

/** A browser submits a form in the same task as what made it do so. */
const sameMomentMs = 100;

/**
 * What the user of a page did, up to `untilAt` (epoch ms).
 *
 * @param variableFor a name for what is entered into a field, where only who runs the test can tell.
 */
export function stepsOf(
  person: string,
  { header, records }: RecordedSession,
  untilAt: number,
  variableFor: (target: string, word: EntryWord) => string,
): readonly Act[] {
  const steps = records.filter(isStep).filter(({ t }) => header.originMs + t <= untilAt);
  return steps.flatMap((step, index): Act[] => {
    const about = { at: header.originMs + step.t, person };
    const [before, next] = [steps[index - 1], steps[index + 1]];
    if (step.kind === 'ui.change') {
      const after = records.filter(({ seq }) => seq > step.seq);
      return [{ ...about, ...changeOf(step, after, (word) => variableFor(step.target, word)) }];
    }
    if (step.kind === 'ui.click')
      return isOfChange(step, next) ? [] : [{ ...about, kind: 'click', target: step.target }];
    if (before !== undefined && before.kind === 'ui.click' && step.t - before.t < sameMomentMs) return [];
    // Nobody clicked: somebody pressed Enter in a field of it.
    const field = steps.slice(0, index).findLast(({ kind }) => kind === 'ui.change');
    return field === undefined ? [] : [{ ...about, kind: 'press', target: field.target, key: 'Enter' }];
  });
}

const isStep = (record: DriftRecord): record is Step =>
  record.kind === 'ui.click' || record.kind === 'ui.submit' || record.kind === 'ui.change';

/** A click into a field that is changed next says no more than the change. */
const isOfChange = ({ target }: Step, next: Step | undefined): boolean =>
  next?.kind === 'ui.change' && next.target === target;

function changeOf(
  step: RecordOf<'ui.change'>,
  after: readonly DriftRecord[],
  variableFor: (word: EntryWord) => string,
) {
  const { target, checked } = step;
  if (checked !== undefined) return { kind: 'check', target, checked } as const;
  if (lastTag(target) === 'select') {
    return { kind: 'select', target, entry: { kind: 'secret', variable: variableFor('choice') } } as const;
  }
  return { kind: 'fill', target, entry: entryOf(step, after, variableFor) } as const;
}

const lastTag = (target: string): string => /(?:^|> )([a-z0-9-]+)[^>]*$/.exec(target)?.[1] ?? '';
