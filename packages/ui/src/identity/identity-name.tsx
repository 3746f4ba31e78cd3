import type { Incident } from '@driftscope/detect';
import { RedactedText } from '../records/redacted-text.tsx';

/** Whom an incident happened to: by name where one was kept, else by the mark that stands for the id. */
export function IdentityName({
  incident: { identity = '', identityLabel },
}: {
  readonly incident: Pick<Incident, 'identity' | 'identityLabel'>;
}) {
  if (identityLabel === undefined) return <RedactedText text={identity} />;
  return <span title={identity}>{identityLabel}</span>;
}
