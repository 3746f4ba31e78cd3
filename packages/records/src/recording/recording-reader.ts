import { Value } from 'typebox/value';
import type { Batch } from '../batch.ts';
import { parseBatch } from '../parse/parse-batch.ts';
import { parseJson } from '../parse/parse-json.ts';
import { type Fault, fail, ok, type Result } from '../result.ts';
import { createLineReader } from './line-reader.ts';
import { RECORDING_VERSION, RecordingEndSchema, RecordingStartSchema } from './recording-format.ts';

/** Reads one recording as its bytes come. */
export interface RecordingReader {
  /** Gives the batches that these bytes complete; none once the file has turned out to be damaged. */
  push(bytes: Uint8Array): readonly Batch[];
  /**
   * To be called after the last byte.
   *
   * @returns why the file could not be read whole; absent when it could. What `push` gave holds in any case. One of
   *   `not-a-recording`, `unsupported-version`, `truncated-recording`, `damaged-recording` and `oversized-recording`.
   */
  end(): Fault | undefined;
}

export interface RecordingReaderOptions {
  /** UTF-16 units of text that are read at most: a small file may hold very much. Default: no limit. */
  readonly maxTextLength?: number;
}

/** Reads a `.drift` file (docs/drift-format.md), as far as it goes. Never throws, whatever the bytes. */
export function createRecordingReader({
  maxTextLength = Number.POSITIVE_INFINITY,
}: RecordingReaderOptions = {}): RecordingReader {
  const input = createLineReader();
  const count = { lines: 0, textLength: 0, batches: 0, records: 0 };
  let fault: Fault | undefined;
  let isWhole = false;

  /** Gives the batch of the line, if it is one. */
  function take(text: string): Batch | undefined {
    if (fault !== undefined) return undefined;
    count.lines++;
    count.textLength += text.length + 1;
    const line = count.textLength > maxTextLength ? oversized(maxTextLength, count) : parse(text);
    if (!line.ok) fault = line.error;
    else if (line.value === 'end') isWhole = true;
    else if (line.value !== 'start') {
      count.batches++;
      count.records += line.value.records.length;
      return line.value;
    }
    return undefined;
  }

  const parse = (text: string): Result<Line> => (isWhole ? trailing : parseLine(text, count));

  return {
    push: (bytes) => {
      // Nothing more is unpacked of what will not be read.
      if (fault !== undefined) return [];
      const batches: Batch[] = [];
      const isReadable = input.push(bytes, (text) => {
        const batch = take(text);
        if (batch !== undefined) batches.push(batch);
      });
      if (!isReadable) fault ??= damaged(`Its compressed data breaks off after line ${count.lines}.`);
      return batches;
    },
    end: () => {
      if (count.lines === 0) return foreign;
      return fault ?? (isWhole ? undefined : truncated(count.batches, count.records));
    },
  };
}

type Line = 'start' | 'end' | Batch;

function parseLine(text: string, { lines, batches, records }: Counted): Result<Line> {
  const json = parseJson(text);
  if (lines === 1) return json.ok ? parseStart(json.value) : { ok: false, error: foreign };
  if (!json.ok) return { ok: false, error: damaged(`Line ${lines}: ${json.error.message}`) };
  if (Value.Check(RecordingEndSchema, json.value)) {
    const { end } = json.value;
    if (end.batches === batches && end.records === records) return ok('end');
    const found = `${batches} batches with ${records} records`;
    return { ok: false, error: damaged(`Its last line counts ${end.batches} with ${end.records}, it has ${found}.`) };
  }
  const batch = parseBatch(json.value);
  return batch.ok ? batch : { ok: false, error: damaged(`Line ${lines}: ${batch.error.message}`) };
}

interface Counted {
  /** This one included. */
  readonly lines: number;
  readonly batches: number;
  readonly records: number;
}

function parseStart(json: unknown): Result<'start'> {
  if (!Value.Check(RecordingStartSchema, json)) return { ok: false, error: foreign };
  if (json.v === RECORDING_VERSION) return ok('start');
  const message = `It is a recording of version ${json.v}; this reader knows ${RECORDING_VERSION}`;
  return fail('unsupported-version', message, 'Update Driftscope, or have it recorded by this version.');
}

const foreign: Fault = {
  kind: 'not-a-recording',
  message: 'It is no recording of Driftscope.',
  hint: 'A recording is a .drift file, as a collector exports it. Of one that was cut in its first bytes nothing is left.',
};

const damaged = (message: string): Fault => ({
  kind: 'damaged-recording',
  message,
  hint: 'What comes before that place can be used. Get the file anew for the rest.',
});

const truncated = (batches: number, records: number): Fault => ({
  kind: 'truncated-recording',
  message: `It ends before its end: after ${batches} batches with ${records} records.`,
  hint: 'What is there can be used. Get the file anew for the rest.',
});

const oversized = (limit: number, { batches }: Counted): Result<never> =>
  fail(
    'oversized-recording',
    `It holds more than ${limit} characters of text: only its first ${batches} batches were read.`,
    'What is there can be used. Record for a shorter time, or fewer sessions in one file.',
  );

const trailing: Result<never> = { ok: false, error: damaged('Something follows its last line.') };
