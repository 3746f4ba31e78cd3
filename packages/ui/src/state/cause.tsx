import { RecordButton, type RecordLinks } from './record-button.tsx';
import classes from './state-view.module.css';
import type { StoreVersion } from './store-history.ts';

/** The record of a version, and the one that was being handled when it was made. */
export function Cause({ version, links }: { readonly version: StoreVersion; readonly links: RecordLinks }) {
  const cause = version.kind === 'store.commit' ? version.cause : undefined;
  return (
    <dl className={classes.facts}>
      <dt>Written by</dt>
      <dd>
        <RecordButton seq={version.seq} links={links} />
      </dd>
      <dt>Came from</dt>
      <dd>
        {cause === undefined ? (
          <span className={classes.soft}>{unknownCause[version.kind]}</span>
        ) : (
          <RecordButton seq={cause} links={links} />
        )}
      </dd>
      {version.kind === 'store.commit' && version.causeHow && (
        <>
          <dt>Known by</dt>
          <dd>{howWords[version.causeHow]}</dd>
        </>
      )}
    </dl>
  );
}

const unknownCause = {
  'store.commit': 'no frame or response is known: the page itself, or something that was not seen',
  'store.snapshot': 'it was there when the store was read',
};

const howWords = {
  sync: 'the same task',
  async: 'a chain of promises',
  likely: 'entity and time: likely, not certain',
};
