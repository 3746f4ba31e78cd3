import type { PanelState } from '../panel/panel-state.ts';

/** Workers that the page shown has started and that were not looked into, by the addresses of their scripts, each once. */
export function unseenWorkers({ sessions, records }: Pick<PanelState, 'sessions' | 'records'>): readonly string[] {
  const page = sessions.at(-1)?.header.id;
  const addresses = new Set<string>();
  for (const { session, record } of records) {
    if (session === page && record.kind === 'recorder.unseen') addresses.add(record.url ?? 'one of no address');
  }
  return [...addresses];
}
