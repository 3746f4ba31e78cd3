import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../batch.ts';
import { parseBatch } from '../parse/parse-batch.ts';
import { batchOf, markRecord } from '../testing/batches.ts';
import { createRecordingReader } from './recording-reader.ts';
import { createRecordingWriter } from './recording-writer.ts';

/** Batches of one session, each with records of about 50 kB that do not compress to nothing. */
function someBatches(howMany: number): readonly Batch[] {
  return Array.from({ length: howMany }, (_, index) => {
    const text = Array.from({ length: 8_000 }, (_each, at) => (at * (index + 7)).toString(36)).join(' ');
    const records = [markRecord(index * 2 + 1), { ...Object(markRecord(index * 2 + 2)), text }];
    const batch = parseBatch({ ...batchOf(records), batch: index + 1, until: index * 1_000 });
    if (!batch.ok) throw new Error(batch.error.message);
    return batch.value;
  });
}

function write(batches: readonly Batch[], { ends = true } = {}): Buffer {
  const pieces: Uint8Array[] = [];
  const writer = createRecordingWriter((bytes) => pieces.push(bytes));
  for (const batch of batches) writer.add(batch);
  if (ends) writer.end();
  else writer.flush();
  return Buffer.concat(pieces);
}

function read(file: Uint8Array, stepBytes = file.length) {
  const reader = createRecordingReader();
  const batches: Batch[] = [];
  for (let from = 0; from < file.length; from += stepBytes) {
    batches.push(...reader.push(file.subarray(from, from + stepBytes)));
  }
  return { batches, fault: reader.end() };
}

const gzipLines = (...lines: readonly (object | string)[]): Buffer =>
  gzipSync(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));

describe('a recording', () => {
  it('gives the batches that were written, in any pieces', () => {
    const batches = someBatches(9);
    const file = write(batches);
    for (const stepBytes of [file.length, 65_536, 4_096, 997]) {
      expect(read(file, stepBytes)).toEqual({ batches, fault: undefined });
    }
  });

  it('that holds more text than may be read gives its first batches, and says so', () => {
    const batches = someBatches(6);
    const textLength = 2 * JSON.stringify(batches[0]).length + 1_000;
    const reader = createRecordingReader({ maxTextLength: textLength });
    expect(reader.push(write(batches))).toEqual(batches.slice(0, 2));
    expect(reader.push(write(batches))).toEqual([]);
    expect(reader.end()).toMatchObject({ kind: 'oversized-recording', message: expect.stringContaining('first 2') });
  });

  it('has no batches and is whole', () => {
    expect(read(write([]))).toEqual({ batches: [], fault: undefined });
  });

  it('is the same bytes for the same batches', () => {
    expect(write(someBatches(3))).toEqual(write(someBatches(3)));
  });

  it('is lines of JSON in gzip, for any other tool', () => {
    const lines = gunzipSync(write(someBatches(4)))
      .toString('utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('{"driftscope":"recording","v":1}');
    expect(lines[5]).toBe('{"end":{"batches":4,"records":8}}');
  });

  it('that was cut anywhere gives its first batches, and says that it was cut', () => {
    const batches = someBatches(6);
    const file = write(batches);
    const cut = fc.integer({ min: 64, max: file.length - 64 });
    let mostRead = 0;
    fc.assert(
      fc.property(cut, fc.integer({ min: 100, max: file.length }), (lengthBytes, stepBytes) => {
        const found = read(file.subarray(0, lengthBytes), stepBytes);
        expect(found.batches).toEqual(batches.slice(0, found.batches.length));
        expect(found.fault).toMatchObject({ kind: 'truncated-recording' });
        mostRead = Math.max(mostRead, found.batches.length);
      }),
      { numRuns: 30 },
    );
    expect(mostRead).toBeGreaterThan(3);
  });

  it('whose writer never came to its end gives all that was flushed', () => {
    const batches = someBatches(2);
    expect(read(write(batches, { ends: false }))).toMatchObject({ batches, fault: { kind: 'truncated-recording' } });
  });

  it('of a later version is refused', () => {
    expect(read(gzipLines({ driftscope: 'recording', v: 2 }))).toMatchObject({
      fault: { kind: 'unsupported-version' },
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('{"log":{"version":"1.2","entries":[]}}')],
    ['a picture', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64')],
    ['other JSON in gzip', gzipLines({ hello: 'world' })],
    ['other text in gzip', gzipLines('hello world')],
    ['text without a line in gzip', gzipSync('hello world')],
  ])('is not %s', (_name, file) => {
    expect(read(file)).toMatchObject({ batches: [], fault: { kind: 'not-a-recording' } });
  });

  const start = { driftscope: 'recording', v: 1 };
  it.each([
    ['a line is no JSON', '{"v":1,', /^Line 3: Not JSON/],
    ['a line is no batch', { v: 1 }, /^Line 3: batch/],
    ['its last line counts otherwise', { end: { batches: 7, records: 1 } }, /counts 7 with 1, it has 1 batches with 1/],
  ])('is read up to where %s', (_name, line, message) => {
    const file = gzipLines(start, batchOf([markRecord(1)]), line, batchOf([markRecord(2)]));
    const { batches, fault } = read(file);
    expect(batches).toHaveLength(1);
    expect(fault).toMatchObject({ kind: 'damaged-recording', message: expect.stringMatching(message) });
  });

  it('has nothing behind its last line', () => {
    const { fault } = read(Buffer.concat([write(someBatches(1)), gzipLines(batchOf([]))]));
    expect(fault).toMatchObject({ kind: 'damaged-recording' });
  });

  it('with other bytes in its midst is read up to there at least, and never thrown at', () => {
    const batches = someBatches(6);
    const file = write(batches);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length - 1 }), fc.uint8Array({ minLength: 1 }), (at, noise) => {
        const broken = Buffer.from(file);
        broken.set(noise.subarray(0, file.length - at), at);
        const found = read(broken);
        expect(found.batches.length).toBeLessThanOrEqual(batches.length);
        expect(broken.equals(file) || found.fault !== undefined || found.batches.length === batches.length).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
