import type { Json, PatchPath } from '@driftscope/records';
import { RedactedText } from '../records/redacted-text.tsx';
import type { ValueChange } from './changes-in.ts';
import { pathText } from './path-text.ts';
import classes from './state-view.module.css';
import { valueText } from './value-text.ts';

const MOST_SHOWN = 100;

/** Changed values, what each was and is. Each leads to its place. */
export function ChangeList({
  changes,
  onPath,
}: {
  readonly changes: readonly ValueChange[];
  readonly onPath: (path: PatchPath) => void;
}) {
  return (
    <>
      <ul className={classes.changes}>
        {changes.slice(0, MOST_SHOWN).map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one commit may write to a place twice.
          <li key={at}>
            <button type="button" className={classes.change} onClick={() => onPath(change.path)}>
              <b>{pathText(change.path)}</b> <Step change={change} />
            </button>
          </li>
        ))}
      </ul>
      {changes.length > MOST_SHOWN && <p className={classes.soft}>and {changes.length - MOST_SHOWN} more</p>}
    </>
  );
}

function Step({ change }: { readonly change: ValueChange }) {
  const { before, after } = change;
  return (
    <>
      {before !== undefined && (
        <del>
          <RedactedText text={short(before)} />
        </del>
      )}{' '}
      {after !== undefined && (
        <ins>
          <RedactedText text={short(after)} />
        </ins>
      )}
    </>
  );
}

const short = (value: Json): string => valueText(value, 60);
