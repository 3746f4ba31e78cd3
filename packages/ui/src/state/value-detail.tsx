import { valueAt } from '@driftscope/detect';
import type { Json, PatchPath, SessionHeader } from '@driftscope/records';
import { useMemo } from 'react';
import { shorten } from '../format/shorten.ts';
import { RedactedText } from '../records/redacted-text.tsx';
import type { SessionRecord } from '../records/session-record.ts';
import { Cause } from './cause.tsx';
import { entityFieldAt } from './entity-field.ts';
import { originOf } from './origin-of.ts';
import { pathText } from './path-text.ts';
import type { RecordLinks } from './record-button.tsx';
import classes from './state-view.module.css';
import type { StoreHistory } from './store-history.ts';
import { WireWord } from './wire-word.tsx';

const MOST_CHARS = 4_000;

/** One value of a state: all of it, what wrote it, and what the wire says of it. */
export function ValueDetail({
  history,
  version,
  state,
  path,
  until,
  records,
  header,
  links,
}: {
  readonly history: StoreHistory;
  readonly version: number;
  readonly state: Json;
  readonly path: PatchPath;
  /** The `seq` of the record at which it is looked at. Absent: at the end. */
  readonly until: number | undefined;
  readonly records: readonly SessionRecord[];
  readonly header: SessionHeader;
  readonly links: RecordLinks;
}) {
  const value = valueAt(state, path);
  const origin = useMemo(() => originOf(history, version, path), [history, version, path]);
  const entity = entityFieldAt(state, path);
  return (
    <section className={classes.section} aria-label="Value">
      <h2>
        <code>{pathText(path)}</code>
      </h2>
      {value === undefined ? (
        <p className={classes.soft}>Not there at this time.</p>
      ) : (
        <>
          <pre className={classes.json}>
            <RedactedText text={cut(JSON.stringify(value, null, 2))} />
          </pre>
          {origin && <Cause version={origin} links={links} />}
          {entity && (
            <WireWord
              entity={entity}
              store={history.store}
              until={until}
              records={records}
              header={header}
              onShow={links.onShow}
            />
          )}
        </>
      )}
    </section>
  );
}

const cut = (text: string): string => shorten(text, MOST_CHARS);
