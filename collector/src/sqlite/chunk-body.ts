import type { DatabaseSync } from 'node:sqlite';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type DriftRecord, parseBatch, parseJson } from '@driftscope/records';

/** Level 1: higher ones cost more time than the space they save. */
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Packs the JSON text of a batch, as it came. */
export function packBody(body: Uint8Array): Uint8Array {
  return zstdCompressSync(body, { params });
}

/** Builds the function that gives the records of a chunk. It throws when the chunk is damaged. */
export function createUnpacker(database: DatabaseSync): (chunkId: number) => readonly DriftRecord[] {
  const bodyOf = database.prepare('SELECT body FROM chunk_body WHERE id = ?');
  return (chunkId) => {
    const body = bodyOf.get(chunkId)?.body;
    if (!(body instanceof Uint8Array)) throw new Error(`Chunk ${chunkId} has no body.`);
    const json = parseJson(zstdDecompressSync(body).toString('utf8'));
    const batch = json.ok ? parseBatch(json.value) : json;
    if (!batch.ok) throw new Error(`Chunk ${chunkId} cannot be read: ${batch.error.message}`);
    return batch.value.records;
  };
}
