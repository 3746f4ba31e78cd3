import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { EvidenceSchema } from '@driftscope/detect';
import Type from 'typebox';
import { jsonReader } from './json-reader.ts';
import { rowReader } from './row-reader.ts';

const readRow = rowReader(Type.Object({ rev: Type.Integer(), evidence: Type.String() }));
const readEvidence = jsonReader(Type.Array(EvidenceSchema));

/** Rows after which whoever waits for the thread gets a turn. */
const TURN_ROWS = 500;

/** Which records are evidence of an incident. It holds nothing of its own: each look reads first what has changed. */
export class EvidenceIndex {
  readonly #changed;
  readonly #seqs = new Map<string, Set<number>>();
  #rev = 0;

  constructor(database: DatabaseSync) {
    this.#changed = database.prepare(
      `SELECT rev, json_extract(body, '$.evidence') AS evidence FROM incident WHERE rev > ? ORDER BY rev LIMIT ${TURN_ROWS}`,
    );
  }

  async catchUp(): Promise<void> {
    for (;;) {
      const rows = this.#changed.all(this.#rev).map(readRow);
      for (const { rev, evidence } of rows) {
        this.#rev = rev;
        for (const { session, seq } of readEvidence(evidence)) this.#note(session, seq);
      }
      if (rows.length < TURN_ROWS) return;
      await setImmediate();
    }
  }

  /** Numbers of the session's records that are evidence. */
  of(session: string): ReadonlySet<number> {
    return this.#seqs.get(session) ?? none;
  }

  #note(session: string, seq: number): void {
    const seqs = this.#seqs.get(session);
    if (seqs === undefined) this.#seqs.set(session, new Set([seq]));
    else seqs.add(seq);
  }
}

const none: ReadonlySet<number> = new Set();
