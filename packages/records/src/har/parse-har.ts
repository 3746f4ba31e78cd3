import { Value } from 'typebox/value';
import type { Batch } from '../batch.ts';
import type { SessionId } from '../ids.ts';
import type { DriftRecord } from '../record.ts';
import { fail, ok, type Result } from '../result.ts';
import { type HarEntry, HarEntrySchema, HarSchema } from './har-schema.ts';
import { isRequest, requestRecords } from './request-records.ts';
import { socketRecords } from './socket-records.ts';
import type { Timed } from './timed.ts';

/** Records in one batch. */
const BATCH_RECORDS = 1_000;

/**
 * Reads a HAR file, as Chrome and Playwright save it: requests of scripts, and the messages of WebSockets. Never throws.
 *
 * What a page kept in stores and on the disk, and who was logged in, is in no HAR. Nothing is redacted.
 *
 * @param input what `JSON.parse` gave.
 * @returns the batches of one session for each page of the file; or `not-a-har`, or `invalid-har` with the path.
 */
export function parseHar(input: unknown): Result<readonly Batch[]> {
  if (!Value.Check(HarSchema, input)) {
    return fail(
      'not-a-har',
      'It is no HAR file: it has no log.entries.',
      'Save one from the network panel of the developer tools.',
    );
  }
  const pages = new Map<string, HarEntry[]>();
  for (const [index, entry] of input.log.entries.entries()) {
    if (!Value.Check(HarEntrySchema, entry) || Number.isNaN(Date.parse(entry.startedDateTime))) {
      return invalid(index, entry);
    }
    const page = entry.pageref ?? 'page';
    const entries = pages.get(page);
    if (entries === undefined) pages.set(page, [entry]);
    else entries.push(entry);
  }
  return ok([...pages].flatMap(([page, entries]) => batchesOf(page, entries)));
}

function batchesOf(page: string, unsorted: readonly HarEntry[]): readonly Batch[] {
  const entries = unsorted.toSorted((a, b) => startOf(a) - startOf(b));
  const [first] = entries;
  if (first === undefined) return [];
  const originMs = Math.max(0, startOf(first));
  const main = entries.find(isDocument);
  const url = main?.request.url;
  const sockets = entries.filter(isSocket);
  const timed: Timed[] = [
    { at: originMs, fields: { kind: 'recorder.on', fromStart: first === main } },
    ...entries.filter(isDocument).map((entry) => loadRecord(entry)),
    ...entries.filter(isRequest).flatMap((entry, index) => requestRecords(entry, index + 1)),
    ...sockets.flatMap((entry, index) => socketRecords(entry, index + 1, sockets.slice(index + 1))),
  ];
  const records = timed
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, fields }, index): DriftRecord => ({ ...fields, seq: index + 1, t: Math.max(0, at - originMs) }));
  const session = {
    id: `har-${page.replaceAll(/[^A-Za-z0-9_.-]/g, '_').slice(0, 80)}-${Math.round(originMs)}` as SessionId,
    originMs,
    ...(url !== undefined && URL.canParse(url) && { url: url.slice(0, 4096), origin: new URL(url).origin }),
  };
  return Array.from({ length: Math.ceil(records.length / BATCH_RECORDS) }, (_, index) => ({
    v: 1,
    session,
    batch: index + 1,
    records: records.slice(index * BATCH_RECORDS, (index + 1) * BATCH_RECORDS),
  }));
}

const loadRecord = ({ startedDateTime, request: { url } }: HarEntry): Timed => ({
  at: Date.parse(startedDateTime),
  fields: { kind: 'page.load', url },
});

const startOf = ({ startedDateTime }: HarEntry): number => Date.parse(startedDateTime);
const isDocument = ({ _resourceType }: HarEntry): boolean => _resourceType === 'document';
const isSocket = ({ _resourceType, _webSocketMessages }: HarEntry): boolean =>
  _resourceType === 'websocket' || _webSocketMessages !== undefined;

function invalid(index: number, entry: unknown): Result<never> {
  const [error] = Value.Errors(HarEntrySchema, entry);
  const where = `log.entries[${index}]${error?.instancePath.replaceAll('/', '.') ?? '.startedDateTime'}`;
  return fail(
    'invalid-har',
    `${where} ${error?.message ?? 'is no time'}`,
    'Save the HAR file anew, from Chrome or Playwright.',
  );
}
