import { ForeignText } from '../format/foreign-text.tsx';
import { RedactedText } from '../records/redacted-text.tsx';

/** No name is longer; what a page took for one may be. */
const MOST_CHARS = 100;

/** A user: by name where one was kept, else by the mark that stands for the id. */
export function IdentityName({ who, label }: { readonly who: string; readonly label: string | undefined }) {
  if (label === undefined) return <RedactedText text={who} />;
  return (
    <span title={who}>
      <ForeignText text={label} mostChars={MOST_CHARS} />
    </span>
  );
}
