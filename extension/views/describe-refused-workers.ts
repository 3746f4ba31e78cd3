import type { PanelState } from '../panel/panel-state.ts';

/** What the user must know where workers were to be looked into and may not be. `undefined`: nothing. */
export function describeRefusedWorkers({ sessions, records, file }: Pick<PanelState, 'sessions' | 'records' | 'file'>) {
  const page = sessions.at(-1)?.header.id;
  const refused = records.find(
    ({ session, record }) => session === page && record.kind === 'recorder.unseen' && record.why === 'policy',
  );
  if (refused === undefined || file !== undefined) return undefined;
  return 'The policy of this page (CSP) forbids looking into its workers, so that was turned off for its origin. A worker that was started before this was known may be broken until the page is reloaded.';
}
