import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { hasAssignee, IncidentStatusSchema, SeveritySchema } from '@driftscope/detect';
import { SessionIdSchema } from '@driftscope/records';
import Type from 'typebox';
import type { IncidentFigures } from '../storage/incident-figures.ts';
import type { StoredFilter } from '../storage/incident-store.ts';
import { FROM_FILES } from './from-files.ts';
import { nullable } from './nullable.ts';
import { rowReader } from './row-reader.ts';
import { searchWhere } from './search-where.ts';

const readRow = rowReader(
  Type.Object({
    doc: Type.Integer(),
    rev: Type.Integer(),
    at: Type.Number(),
    first_at: Type.Number(),
    kind: Type.String(),
    severity: SeveritySchema,
    status: IncidentStatusSchema,
    app: Type.String(),
    release: nullable(Type.String()),
    session: SessionIdSchema,
    fingerprint: Type.String(),
    missed: Type.Integer(),
    requests_per_hour: nullable(Type.Number()),
    bytes_per_hour: nullable(Type.Number()),
    event: nullable(Type.String()),
    assignee: nullable(Type.String()),
  }),
);
const readCount = rowReader(Type.Object({ count: Type.Integer() }));
const readId = rowReader(Type.Object({ id: Type.String() }));
const readDocs = rowReader(Type.Object({ docs: nullable(Type.String()) }));

/** Rows after which whoever waits for the thread gets a turn. */
const TURN_ROWS = 1_000;

/**
 * The figures of all incidents, in memory: SQLite needs a few hundred ms to count 50,000 of them by four columns, and
 * this a few. It holds nothing of its own: each look reads first what has a higher `rev` than all that it knows.
 */
export class IncidentCensus {
  readonly #database: DatabaseSync;
  readonly #changed;
  readonly #count;
  readonly #fromFiles;
  readonly #byDoc = new Map<number, IncidentFigures>();
  /** Texts of which there are few, each kept once. */
  readonly #texts = new Map<string, string>();
  #rev = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#changed = database.prepare(
      `SELECT doc, rev, at, first_at, kind, severity, iif(withdrawn, 'withdrawn', status) AS status, app, release, session,
         fingerprint, missed, requests_per_hour, bytes_per_hour, event, assignee
       FROM incident WHERE rev > ? ORDER BY rev LIMIT ${TURN_ROWS}`,
    );
    this.#count = database.prepare('SELECT count(*) AS count FROM incident');
    this.#fromFiles = database.prepare(FROM_FILES);
  }

  /** Figures of the incidents that the filter lets through, in no order. */
  async select(filter: StoredFilter): Promise<readonly IncidentFigures[]> {
    this.#reading = this.#reading.then(() => this.#catchUp());
    await this.#reading;
    const fromFiles = filter.isSent ? this.#fromFiles.all().map((row) => readId(row).id) : [];
    const wants = matcherOf(filter, new Set(fromFiles));
    const docs = this.#search(filter.q);
    const found: IncidentFigures[] = [];
    if (docs === undefined) for (const figures of this.#byDoc.values()) if (wants(figures)) found.push(figures);
    for (const doc of docs ?? []) {
      const figures = this.#byDoc.get(doc);
      if (figures !== undefined && wants(figures)) found.push(figures);
    }
    return found;
  }

  async #catchUp(): Promise<void> {
    await this.#readChanges();
    if (readCount(this.#count.get()).count === this.#byDoc.size) return;
    // Some were removed, and what is gone has no `rev`.
    this.#byDoc.clear();
    this.#rev = 0;
    await this.#readChanges();
  }

  async #readChanges(): Promise<void> {
    for (;;) {
      const rows = this.#changed.all(this.#rev);
      for (const row of rows) this.#take(row);
      if (rows.length < TURN_ROWS) return;
      await setImmediate();
    }
  }

  #take(row: unknown): void {
    const { doc, rev, at, severity, status, missed, ...columns } = readRow(row);
    const { release, event, assignee, requests_per_hour: requestsPerHour, bytes_per_hour: bytesPerHour } = columns;
    this.#rev = rev;
    this.#byDoc.set(doc, {
      at,
      firstAt: columns.first_at,
      kind: this.#once(columns.kind),
      severity,
      status,
      app: this.#once(columns.app),
      session: columns.session,
      group: this.#once(columns.fingerprint),
      missed,
      ...(release !== null && { release: this.#once(release) }),
      ...(event !== null && { event: this.#once(event) }),
      ...(assignee !== null && { assignee: this.#once(assignee) }),
      ...(requestsPerHour !== null && { requestsPerHour }),
      ...(bytesPerHour !== null && { bytesPerHour }),
    });
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  /** Absent: nothing is searched for. As one text, for rows of their own take longer than the search. */
  #search(q: string | undefined): readonly number[] | undefined {
    const parts = q === undefined ? [] : searchWhere(this.#database, q);
    if (parts.length === 0) return undefined;
    const where = parts.map(({ sql }) => sql).join(' AND ');
    const found = this.#database.prepare(`SELECT group_concat(doc) AS docs FROM incident WHERE ${where}`);
    const { docs } = readDocs(found.get(...parts.flatMap(({ params }) => params)));
    return docs === null ? [] : docs.split(',').map(Number);
  }
}

function matcherOf(filter: StoredFilter, leftOut: ReadonlySet<string>): (figures: IncidentFigures) => boolean {
  const { app, kind, severity, status, release, session, group, assignee } = filter;
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter;
  return (figures) =>
    figures.firstAt >= from &&
    figures.firstAt <= to &&
    (status === undefined ? figures.status !== 'withdrawn' : status.includes(figures.status)) &&
    (app === undefined || app.includes(figures.app)) &&
    (kind === undefined || kind.includes(figures.kind)) &&
    (severity === undefined || severity.includes(figures.severity)) &&
    (release === undefined || figures.release === release) &&
    (session === undefined || figures.session === session) &&
    !leftOut.has(figures.session) &&
    (group === undefined || figures.group === group) &&
    (assignee === undefined || hasAssignee(figures.assignee, assignee));
}
