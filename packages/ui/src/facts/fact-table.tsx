import { RedactedText } from '../records/redacted-text.tsx';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import type { Fact } from './fact-of.ts';
import classes from './facts.module.css';

/** A fact that is a list of things with fields. */
export function FactTable({ fact }: { readonly fact: Extract<Fact, { kind: 'table' }> }) {
  const hasHead = fact.columns.some(Boolean);
  return (
    <ScrollRegion label={`${fact.name}, all`}>
      <table className={classes.table} aria-label={fact.name}>
        {hasHead && (
          <thead>
            <tr>
              {fact.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {withKeys(fact.rows).map(({ key, value: row }) => (
            <tr key={key}>
              {withKeys(row).map(({ key: cellKey, value }) => (
                <td key={cellKey}>
                  <RedactedText text={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The list never changes its order, and its values need not differ: their places are their names. */
const withKeys = <T,>(values: readonly T[]): readonly { readonly key: string; readonly value: T }[] =>
  values.map((value, index) => ({ key: String(index), value }));
