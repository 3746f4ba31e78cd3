import type { Batch, DriftRecord, SessionHeader, SessionId } from '@driftscope/records';

const ORIGIN_MS = 1_700_000_000_000;

/**
 * A page's session, whole up to its first minute, in one batch if there are no others.
 *
 * It began at `originMs`, or else on a certain day of 2023. `header`: what else is known of it.
 */
export async function postSession(
  collectorUrl: string,
  name: string,
  records: readonly DriftRecord[],
  {
    number = 1,
    originMs = ORIGIN_MS,
    header = {},
  }: {
    readonly number?: number;
    readonly originMs?: number | undefined;
    readonly header?: Partial<SessionHeader>;
  } = {},
): Promise<void> {
  const session = { id: name as SessionId, originMs, app: name, origin: 'http://app.test', ...header };
  const batch: Batch = { v: 1, session, batch: number, records: [...records], until: 60_000 };
  const response = await fetch(`${collectorUrl}/api/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  });
  if (response.status !== 202) throw new Error(`The collector answered ${response.status}: ${await response.text()}`);
}
