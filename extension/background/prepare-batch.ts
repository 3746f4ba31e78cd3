import { type Batch, parseBatch, parseBatchText, type Redactor, type Result } from '@driftscope/records';
import type { RedactedPage } from './page-redactors.ts';

export interface PrepareOptions {
  /** `undefined`: nobody knows any more. */
  readonly tab: string | undefined;
  readonly browser: string;
  /** The redaction of a page. */
  readonly redactorOf: (page: RedactedPage) => Promise<Redactor>;
}

/**
 * Makes of a recorder's text the batch that may leave the browser: checked, with the ids that a page cannot know, and
 * with secrets replaced. Fails where the text is no batch.
 */
export async function prepareBatch(json: string, { tab, browser, redactorOf }: PrepareOptions): Promise<Result<Batch>> {
  const raw = parseBatchText(json);
  if (!raw.ok) return raw;
  const batch = parseBatch(withIds(raw.value, { tab, browser }));
  if (!batch.ok) return batch;
  const { session, records } = batch.value;
  const redactor = await redactorOf({ session: session.id, origin: session.origin ?? 'null' });
  return {
    ok: true,
    value: { ...batch.value, session: redactor.session(session), records: records.map(redactor.record) },
  };
}

function withIds(raw: unknown, { tab, browser }: Pick<PrepareOptions, 'tab' | 'browser'>): unknown {
  if (!isObject(raw) || !('session' in raw) || !isObject(raw.session)) return raw;
  return { ...raw, session: { ...raw.session, browser, ...(tab === undefined ? {} : { tab }) } };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
