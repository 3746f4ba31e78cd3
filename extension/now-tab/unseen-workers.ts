import type { PanelState } from '../panel/panel-state.ts';

export interface UnseenWorkers {
  /** Of their scripts, each once. */
  readonly addresses: readonly string[];
  /** The policy of the page, or of one loaded before it, refused that they are looked into. */
  readonly isRefused: boolean;
}

type Known = Pick<PanelState, 'sessions' | 'records'>;

/** Workers that the page shown has started, and that were not looked into. */
export function unseenWorkers({ sessions, records }: Known): UnseenWorkers {
  const page = sessions.at(-1)?.header.id;
  const addresses = new Set<string>();
  let isRefused = false;
  for (const { session, record } of records) {
    if (record.kind !== 'recorder.unseen') continue;
    if (record.why === 'policy') isRefused = true;
    if (session === page) addresses.add(record.url ?? 'one without an address');
  }
  return { addresses: [...addresses], isRefused };
}
