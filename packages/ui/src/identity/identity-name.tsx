import type { Incident } from '@driftscope/detect';
import { ForeignText } from '../format/foreign-text.tsx';
import { RedactedText } from '../records/redacted-text.tsx';

/** No name is longer; what a page took for one may be. */
const MOST_CHARS = 100;

/** Whom an incident happened to: by name where one was kept, else by the mark that stands for the id. */
export function IdentityName({
  incident: { identity = '', identityLabel },
}: {
  readonly incident: Pick<Incident, 'identity' | 'identityLabel'>;
}) {
  if (identityLabel === undefined) return <RedactedText text={identity} />;
  return (
    <span title={identity}>
      <ForeignText text={identityLabel} mostChars={MOST_CHARS} />
    </span>
  );
}
