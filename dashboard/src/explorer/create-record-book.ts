import type { DriftRecord, Fault, SessionDetail } from '@driftscope/records';
import { type LoadedRecord, RecordIndex, type SessionRecord } from '@driftscope/ui';
import type { ApiClient } from '../api/api-client.ts';
import { createListeners } from '../live/create-listeners.ts';
import { readAllRecords } from '../records/read-all-records.ts';

/** Records that are asked for at once. */
const BLOCK = 200;
/** Who flies over a million records asks for a few of them at a time: those that are seen by then. */
const MOST_READS = 2;
/** Records that are kept; those that came first go first. */
const MOST_KEPT = 20_000;

/** Without these, nothing says what a frame or a commit is of. */
const contextKinds = ['socket.attempt', 'socket.found', 'socket.open', 'store.found'];

/** Records of one session that were read so far. */
export interface RecordBook {
  find(seq: number): LoadedRecord | undefined;
  /** Reads those of these numbers that are not there, as long as nothing else is wanted. */
  want(seqs: readonly number[]): void;
  /** Why the last read failed. Absent: it did not. */
  fault(): Fault | undefined;
  /** Grows with each change. */
  version(): number;
  readonly onChange: (listener: () => void) => () => void;
}

export function createRecordBook(
  api: Pick<ApiClient, 'records'>,
  { id: session, originMs, lastAt }: SessionDetail,
): RecordBook {
  const kept = new Map<number, LoadedRecord>();
  const asked = new Set<number>();
  /** Asked for and not there: nobody asks again. */
  const gone = new Set<number>();
  const changes = createListeners<[]>();
  let wanted: readonly number[] = [];
  let reads = 0;
  let version = 0;
  let fault: Fault | undefined;
  let context: readonly SessionRecord[] = [];
  let isContextAsked = false;

  const entryOf = (record: DriftRecord): SessionRecord => ({ session, originMs, record });

  /** In a long session it takes some seconds to find: what is in sight is shown meanwhile, and understood then. */
  async function readContext(): Promise<void> {
    if (isContextAsked) return;
    isContextAsked = true;
    const span = { from: 0, to: Math.ceil(lastAt - originMs), kinds: contextKinds };
    context = (await readAllRecords(api, session, span)).map(entryOf);
    for (const block of new Set([...kept.values()].map((one) => one.context))) keep(block);
    tell();
  }

  function tell(): void {
    version += 1;
    changes.call();
  }

  function readNext(): void {
    while (reads < MOST_READS) {
      const block = wanted.filter((seq) => !kept.has(seq) && !asked.has(seq) && !gone.has(seq)).slice(0, BLOCK);
      if (block.length === 0) return;
      void read(block);
    }
  }

  async function read(block: readonly number[]): Promise<void> {
    reads += 1;
    for (const seq of block) asked.add(seq);
    const query = new URLSearchParams({ seqs: block.join(','), limit: String(block.length) });
    query.set('cursor', String(Math.min(...block) - 1));
    const answer = await api.records(session, query);
    reads -= 1;
    for (const seq of block) asked.delete(seq);
    if (answer.ok) take(block, answer.value.records.map(entryOf));
    // What cannot be read now is asked for again when the reader looks elsewhere, and not at once for ever.
    else wanted = [];
    fault = answer.ok ? undefined : answer.error;
    tell();
    readNext();
  }

  function take(block: readonly number[], entries: readonly SessionRecord[]): void {
    keep(entries);
    for (const seq of block) if (!kept.has(seq)) gone.add(seq);
    void readContext();
  }

  /** Each block is understood by itself: blocks come in any order, and sockets end in some of them. */
  function keep(entries: readonly SessionRecord[]): void {
    const lastSeq = entries.at(-1)?.record.seq ?? 0;
    const index = new RecordIndex().add(context.filter(({ record }) => record.seq < lastSeq)).add(entries);
    for (const entry of entries) kept.set(entry.record.seq, { entry, index, context: entries });
    for (const seq of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(seq);
    }
  }

  return {
    find: (seq) => kept.get(seq),
    want(seqs) {
      wanted = seqs;
      readNext();
    },
    fault: () => fault,
    version: () => version,
    onChange: changes.add,
  };
}
