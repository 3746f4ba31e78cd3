import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type DriftRecord, parseBatch, parseJson } from '@driftscope/records';

/** The JSON text of a batch, packed: how stores keep records, and hand them from thread to thread. */
export type PackedBody = Uint8Array<ArrayBuffer>;

/** Level 1: higher ones cost more time than the space they save. */
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Packs the JSON text of a batch, as it came. */
export function packBody(body: Uint8Array): PackedBody {
  return zstdCompressSync(body, { params });
}

export interface UnpackedBody {
  readonly records: readonly DriftRecord[];
  /** Of its text. */
  readonly sizeBytes: number;
}

/**
 * Reads the records of a packed batch. Throws when it is not what was packed: the store is damaged.
 *
 * @param mayHold Whether its text is worth parsing: if not, there are none. Absent: it is.
 */
export function unpackBody(packed: PackedBody, mayHold?: (json: string) => boolean): UnpackedBody {
  const body = zstdDecompressSync(packed);
  const text = body.toString('utf8');
  if (mayHold?.(text) === false) return { records: [], sizeBytes: body.length };
  const json = parseJson(text);
  const batch = json.ok ? parseBatch(json.value) : json;
  if (!batch.ok) throw new Error(batch.error.message);
  return { records: batch.value.records, sizeBytes: body.length };
}
