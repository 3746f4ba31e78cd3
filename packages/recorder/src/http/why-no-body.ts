import type { RecordOf } from '@driftscope/records';

const MAX_LENGTH_BYTES = 4_000_000;
const emptyStatuses: ReadonlySet<number> = new Set([204, 205, 304]);
const streams = /^(text\/event-stream|multipart\/|application\/(x-ndjson|jsonl|stream\+json|grpc))/;
const texts = /^(text\/|application\/([\w.+-]*\+)?(json|xml|x-www-form-urlencoded|graphql))/;

/** Why a body is not recorded, as far as status and headers (`null`: absent) tell. `undefined`: it is. */
export function whyNoBody(
  status: number,
  contentType: string | null,
  contentLength: string | null,
): RecordOf<'http.response'>['noBody'] {
  if (emptyStatuses.has(status) || contentLength === '0') return 'empty';
  const type = (contentType ?? '').trim().toLowerCase();
  if (streams.test(type)) return 'stream';
  if (!texts.test(type)) return 'binary';
  // A body known to be longer is not worth the memory of a copy.
  return Number(contentLength) > MAX_LENGTH_BYTES ? 'large' : undefined;
}
