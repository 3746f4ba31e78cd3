import {
  type Batch,
  type Fault,
  type ImportedRecording,
  ok,
  type Redactor,
  type Result,
  type SessionId,
} from '@driftscope/records';
import type { Refusal } from '../http/refusal.ts';
import type { Intake } from '../ingest/create-intake.ts';
import { readBatch } from '../ingest/read-batch.ts';
import type { FilePart } from '../recorded-file/format-reader.ts';
import { readRecordedFile } from '../recorded-file/read-recorded-file.ts';
import type { SessionStore } from '../storage/session-store.ts';

export interface ImportOptions {
  readonly intake: Intake;
  readonly sessions: Pick<SessionStore, 'header'>;
  /** Takes secrets out of files that nobody took them out of. */
  readonly redactor: Redactor;
}

/** What may come, and what may be in it. A bomb is stopped at the second. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_TEXT_LENGTH = 512 * 1024 * 1024;

/**
 * Stores what is in a recording or a HAR file, as it comes. The same file again brings nothing new.
 *
 * @returns what was in it, as far as it goes; or why nothing could be made of it. What was read before a refusal stays.
 */
export async function importRecording(
  file: NamedFile,
  options: ImportOptions,
): Promise<Result<ImportedRecording, Refusal>> {
  const tally: Tally = { name: file.name, sessions: new Set(), added: new Set(), batches: 0, stored: 0 };
  for await (const part of readRecordedFile(file.pieces, {
    maxBytes: MAX_FILE_BYTES,
    maxTextLength: MAX_TEXT_LENGTH,
  })) {
    if (part.kind === 'batches') {
      const refused = await takeAll(part, tally, options);
      if (refused !== undefined) return { ok: false, error: refused };
    } else if (part.isUsable && tally.batches > 0) {
      return ok({ ...told(tally), incomplete: part.fault });
    } else {
      return { ok: false, error: unusable(part.fault) };
    }
  }
  return ok(told(tally));
}

export interface NamedFile {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Absent: it was not said. */
  readonly name: string | undefined;
}

interface Tally {
  readonly name: string | undefined;
  readonly sessions: Set<SessionId>;
  readonly added: Set<SessionId>;
  batches: number;
  stored: number;
}

const told = ({ sessions, added, batches, stored }: Tally): ImportedRecording => ({
  sessions: [...sessions],
  added: [...added],
  batches,
  stored,
});

/** Batches that are read together share a commit. Gives why one of them was not taken. */
async function takeAll(
  { batches, isRedacted }: BatchesPart,
  tally: Tally,
  { intake, sessions, redactor }: ImportOptions,
): Promise<Refusal | undefined> {
  for (const { session } of batches) {
    if (tally.sessions.has(session.id)) continue;
    tally.sessions.add(session.id);
    if ((await sessions.header(session.id)) === undefined) tally.added.add(session.id);
  }
  const imported = tally.name === undefined ? {} : { file: tally.name };
  const take = async (batch: Batch): ReturnType<Intake> => {
    const body = Buffer.from(JSON.stringify(isRedacted ? batch : redact(batch, redactor)));
    // What redaction wrote is not yet known to be readable; a recording's batches were checked as they were read.
    const checked = isRedacted ? ok(batch) : readBatch(body);
    return checked.ok ? intake(checked.value, body, { imported }) : { ok: false, error: unusable(checked.error) };
  };
  for (const taken of await Promise.all(batches.map(take))) {
    if (!taken.ok) return taken.error;
    if (taken.value.kind === 'stored') tally.stored++;
  }
  tally.batches += batches.length;
  return undefined;
}

type BatchesPart = Extract<FilePart, { kind: 'batches' }>;

const redact = (batch: Batch, redactor: Redactor): Batch => ({
  ...batch,
  session: redactor.session(batch.session),
  records: batch.records.map((record) => redactor.record(record)),
});

const unusable = (fault: Fault): Refusal => ({ status: fault.kind.startsWith('oversized-') ? 413 : 400, fault });
