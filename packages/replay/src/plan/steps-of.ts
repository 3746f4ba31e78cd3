import type { DriftRecord, RecordedSession, RecordOf } from '@driftscope/records';
import type { EntryWord } from './create-variables.ts';
import { entryOf, sentText } from './entry-of.ts';
import type { Act } from './replay.ts';

type Step = RecordOf<'ui.click' | 'ui.submit' | 'ui.change' | 'ui.press'>;
type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

type StepAct = Act extends infer One ? (One extends Act ? Omit<One, 'at' | 'person'> : never) : never;

/** A browser submits a form, and tells of a changed field, in the same task as what made it do so. */
const SAME_MOMENT_MS = 100;

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
  return steps.flatMap((step, index) => {
    const after = records.filter(({ seq }) => seq > step.seq);
    const did = actsOf(step, steps.slice(0, index), steps[index + 1], after, (word) => variableFor(step.target, word));
    return did.map((act): Act => ({ at: header.originMs + step.t, person, ...act }));
  });
}

function actsOf(
  step: Step,
  earlier: readonly Step[],
  next: Step | undefined,
  after: readonly DriftRecord[],
  variableFor: (word: EntryWord) => string,
): readonly StepAct[] {
  const { target } = step;
  const before = earlier.at(-1);
  switch (step.kind) {
    case 'ui.change':
      return isOfPress(step, before) ? [] : [changeOf(step, after, variableFor)];
    case 'ui.press':
      return pressOf(step, next, after, variableFor);
    case 'ui.click':
      return isIntoField(step, next) ? [] : [{ kind: 'click', target }];
    case 'ui.submit':
      return before && before.kind !== 'ui.change' && step.t - before.t < SAME_MOMENT_MS ? [] : enterIn(earlier);
  }
}

/** Nobody clicked, and a form was submitted: somebody pressed Enter in a field of it. */
function enterIn(earlier: readonly Step[]): readonly StepAct[] {
  const field = earlier.findLast(({ kind }) => kind === 'ui.change');
  return field === undefined ? [] : [{ kind: 'press', target: field.target, key: 'Enter' }];
}

const isStep = (record: DriftRecord): record is Step =>
  record.kind === 'ui.click' ||
  record.kind === 'ui.submit' ||
  record.kind === 'ui.change' ||
  record.kind === 'ui.press';

/** A click into a field that is written in next says no more than that. */
const isIntoField = ({ target }: Step, next: Step | undefined): boolean =>
  (next?.kind === 'ui.change' || next?.kind === 'ui.press') && next.target === target;

/** The browser tells of what was written once more when Enter ends it. */
const isOfPress = ({ target, size, t }: StepOf<'ui.change'>, before: Step | undefined): boolean =>
  before?.kind === 'ui.press' && before.target === target && before.size === size && t - before.t < SAME_MOMENT_MS;

function pressOf(
  step: StepOf<'ui.press'>,
  next: Step | undefined,
  after: readonly DriftRecord[],
  variableFor: (word: EntryWord) => string,
): readonly StepAct[] {
  const { target, key, size } = step;
  if (size === 0) return [];
  const isWrittenOn = next?.kind === 'ui.change' && next.target === target && !isOfPress(next, step);
  const entry = isWrittenOn && sentText(step, after) === undefined ? undefined : entryOf(step, after, variableFor);
  // It was not sent, and the field was written in further: Enter only began a line.
  if (entry === undefined) return [];
  return [
    { kind: 'fill', target, entry },
    { kind: 'press', target, key },
  ];
}

function changeOf(
  step: StepOf<'ui.change'>,
  after: readonly DriftRecord[],
  variableFor: (word: EntryWord) => string,
): StepAct {
  const { target, checked } = step;
  if (checked !== undefined) return { kind: 'check', target, checked };
  if (lastTag(target) === 'select') {
    return { kind: 'select', target, entry: { kind: 'secret', variable: variableFor('choice') } };
  }
  return { kind: 'fill', target, entry: entryOf(step, after, variableFor) };
}

const lastTag = (target: string): string => /(?:^|> )([a-z0-9-]+)[^>]*$/.exec(target)?.[1] ?? '';
