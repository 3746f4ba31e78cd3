import type { IncidentPage } from '@driftscope/detect';
import { type Fault, ok, type Result } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';
import { createListeners } from '../live/create-listeners.ts';
import type { Live } from '../live/live.ts';
import { appsOfTeam } from '../teams/apps-of-team.ts';
import { addPage, applyChange, emptyBook, type IncidentBook, isSameBook } from './incident-book.ts';
import { filterQuery, type IncidentFilters } from './incident-filters.ts';
import type { KnownFilters } from './matches-filters.ts';

const PAGE_SIZE = 200;

interface ReadList {
  readonly book: IncidentBook;
  /** What the book is narrowed to. */
  readonly filters: KnownFilters;
}

export interface FeedState extends ReadList {
  readonly isLoading: boolean;
  /** Why the last read failed; the book is as it was before. Absent: it did not. */
  readonly fault?: Fault;
  /** Something was read at least once. */
  readonly isRead: boolean;
}

/** A filtered list of incidents that stays true: read page by page, under all that has changed since the page was opened. */
export interface IncidentFeed {
  state(): FeedState;
  onChange(listener: () => void): () => void;
  /** Reads the list of other filters; until it is there, the former one stays. */
  narrow(filters: IncidentFilters): void;
  refresh(): Promise<void>;
  /** The page that follows. Does nothing where there is none, or one is being read. */
  loadMore(): Promise<void>;
  /** Reads for the first time, and listens until the returned function is called. */
  start(): () => void;
}

export function createIncidentFeed(
  api: Pick<ApiClient, 'incidents' | 'teams'>,
  live: Pick<Live, 'onConnect' | 'onBegin' | 'onPush' | 'changed'>,
  initialFilters: IncidentFilters,
): IncidentFeed {
  const changes = createListeners<[]>();
  let state: FeedState = { book: emptyBook, filters: initialFilters, isLoading: false, isRead: false };
  let reads = 0;
  /** The last read that was answered: answers to those before it are of no use. */
  let answered = 0;
  let filters = initialFilters;
  /** The book is of the filters before these. */
  let isFormer = false;

  function turn(next: FeedState): void {
    state = next;
    changes.call();
  }

  function read(cursor: string | undefined): Promise<Result<IncidentPage>> {
    const query = filterQuery(filters);
    query.set('limit', String(PAGE_SIZE));
    if (cursor !== undefined) query.set('cursor', cursor);
    return api.incidents(query);
  }

  /** Runs one read. Its answer is dropped where a later one was there before. */
  async function run(load: () => Promise<Result<ReadList>>): Promise<void> {
    reads += 1;
    const number = reads;
    turn({ ...state, isLoading: true });
    const loaded = await load();
    const isLoading = number !== reads;
    if (number <= answered || (isLoading && !loaded.ok)) return;
    answered = number;
    if (!loaded.ok) {
      const kept = isFormer ? { book: emptyBook, isRead: false } : { book: state.book, isRead: state.isRead };
      return turn({ ...kept, filters: state.filters, isLoading: false, fault: loaded.error });
    }
    isFormer = false;
    const known = loaded.value.filters;
    // The answer may be of before or after any of them.
    const book = live.changed().reduce((next, incident) => applyChange(next, incident, known), loaded.value.book);
    turn({ book: isSameBook(book, state.book) ? state.book : book, filters: known, isLoading, isRead: true });
  }

  /** Which apps a team has now is read with its list. */
  async function know(wanted: IncidentFilters): Promise<Result<KnownFilters>> {
    if (wanted.team === undefined) return ok(wanted);
    const answer = await api.teams();
    return answer.ok ? ok({ ...wanted, teamApps: appsOfTeam(answer.value.teams, wanted.team) ?? [] }) : answer;
  }

  /** All anew, as far down as it was read before. */
  async function readAgain(): Promise<Result<ReadList>> {
    const wanted = state.book.incidents.length;
    const knowing = know(filters);
    let book = emptyBook;
    do {
      const page = await read(book.next);
      if (!page.ok) return page;
      book = addPage(book, page.value);
    } while (book.next !== undefined && book.incidents.length < wanted);
    const known = await knowing;
    return known.ok ? ok({ book, filters: known.value }) : known;
  }

  async function readNext(): Promise<Result<ReadList>> {
    const page = await read(state.book.next);
    // What has changed meanwhile is in the state's book already.
    return page.ok ? ok({ book: addPage(state.book, page.value), filters: state.filters }) : page;
  }

  const refresh = (): Promise<void> => run(readAgain);

  return {
    state: () => state,
    onChange: changes.add,
    refresh,
    narrow(next) {
      filters = next;
      isFormer = true;
      answered = reads;
      void refresh();
    },
    loadMore: async () => {
      if (state.book.next !== undefined && !state.isLoading) await run(readNext);
    },
    start() {
      const stops = [
        live.onPush((incident) => {
          const book = isFormer ? state.book : applyChange(state.book, incident, state.filters);
          if (book !== state.book) turn({ ...state, book });
        }),
        // What is missed while the connection is gone comes with the next changes: only a new beginning is read for.
        live.onBegin(() => void refresh()),
        live.onConnect(() => void (state.fault && refresh())),
      ];
      void refresh();
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
