import { createHash } from 'node:crypto';
import { type Batch, fail, ok, parseBatch, parseHar, parseJson, type Result } from '@driftscope/records';
import { foreignFile } from './foreign-file.ts';
import type { FormatReader } from './format-reader.ts';

/** Builds the reader of a HAR file, which can be read only as a whole. */
export function createHarReader(): FormatReader {
  const pieces: Uint8Array[] = [];
  return {
    push: (bytes) => {
      pieces.push(bytes);
      return [];
    },
    end: () => {
      const read = readHar(Buffer.concat(pieces));
      return [
        read.ok
          ? { kind: 'batches', batches: read.value, isRedacted: false }
          : { kind: 'fault', fault: read.error, isUsable: false },
      ];
    },
  };
}

function readHar(bytes: Buffer): Result<readonly Batch[]> {
  const json = parseJson(bytes.toString('utf8'));
  if (!json.ok) return { ok: false, error: json.error.kind === 'too-deep' ? json.error : foreignFile };
  const parsed = parseHar(json.value);
  if (!parsed.ok) return parsed;
  const fingerprint = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const batches: Batch[] = [];
  for (const { session, ...batch } of parsed.value) {
    // A page that is saved twice has its records numbered anew: under one id they would be mixed.
    const id = `${session.id}-${fingerprint}`;
    const checked = parseBatch({ ...batch, session: { ...session, id } });
    if (!checked.ok)
      return fail('invalid-har', checked.error.message, 'Save the HAR file anew, from Chrome or Playwright.');
    batches.push(checked.value);
  }
  return ok(batches);
}
