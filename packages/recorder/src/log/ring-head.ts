import type { Json, RecordOf, Unnumbered } from '@driftscope/records';
import type { Guard } from '../hook/guard.ts';
import { labelOf } from '../identity/label-of.ts';
import { applyInPlace } from './apply-in-place.ts';
import type { Numbered } from './numbered.ts';
import { createShelf } from './shelf.ts';

/** Stands in place of the records that a ring leaves out. */
export interface RingHead {
  /** Takes the oldest record out of the ring. In the order of `seq`. */
  leaveOut(record: Numbered): void;
  /** Records taken out so far. */
  readonly count: number;
  /**
   * How things stood after the last record that was left out, as a recording would tell that begins there: the page, who is
   * logged in, the connections that are up, the state of each store. In the order of `seq`; each has the number of the record
   * that last said so.
   */
  records(): Numbered[];
}

type Fields<Kind extends Unnumbered['kind']> = Extract<Unnumbered, { kind: Kind }>;
interface Base<Kind extends Unnumbered['kind']> {
  readonly seq: number;
  readonly fields: Fields<Kind>;
}

/** Local states of components come and go by the hundreds, and are never said to be gone. */
const MAX_STORES = 1_000;
const MAX_UNSEEN = 50;

/** Lists are walked by index, as in the log. */
export function createRingHead(guard: Guard): RingHead {
  const apply = guard.wrap(applyInPlace);
  let count = 0;
  let on: Base<'recorder.on'> | undefined;
  let ring: Base<'recorder.ring'> | undefined;
  let load: Base<'page.load'> | undefined;
  let user: Base<'identity.seen'> | undefined;
  const unseen: Numbered[] = [];
  const sockets = createShelf<Base<'socket.found'>>();
  const streams = createShelf<Base<'stream.attempt'>>();
  const openStreams = createShelf<Base<'stream.open'>>();
  const stores = createShelf<Base<'store.found'>>(MAX_STORES);
  const states = createShelf<Base<'store.snapshot'>>(MAX_STORES);

  const changeSocket = (n: number, change: Partial<Fields<'socket.found'>>) => {
    const base = sockets.get(n);
    if (base) sockets.put(n, { seq: base.seq, fields: { ...base.fields, ...change } });
  };

  const changeLoad = (change: Partial<Fields<'page.load'>>) => {
    if (load) load = { seq: load.seq, fields: { ...load.fields, ...change } };
  };

  const commit = (seq: number, { store, patch }: RecordPart<'store.commit'>) => {
    const before = states.get(store)?.fields;
    if (before === undefined) return;
    const state: Json | undefined = before.cut ? null : apply(before.state, patch);
    const fields: Fields<'store.snapshot'> = { kind: 'store.snapshot', store, state: state ?? null };
    states.put(store, { seq, fields: before.cut || state === undefined ? { ...fields, cut: 'size' } : fields });
  };

  const fold = ({ seq, fields }: Numbered): void => {
    switch (fields.kind) {
      case 'recorder.on':
        on = { seq, fields };
        break;
      case 'recorder.ring':
        ring = { seq, fields };
        break;
      case 'recorder.unseen':
        if (unseen.length < MAX_UNSEEN) unseen[unseen.length] = { seq, fields };
        break;
      case 'page.load':
        load = { seq, fields };
        break;
      case 'page.visibility':
        changeLoad({ visibility: fields.visibility });
        break;
      case 'page.online':
        changeLoad({ online: true });
        break;
      case 'page.offline':
        changeLoad({ online: false });
        break;
      case 'identity.seen':
      case 'identity.login':
        user = { seq, fields: { ...fields, kind: 'identity.seen' } };
        break;
      case 'identity.switch':
        user = { seq, fields: { kind: 'identity.seen', who: fields.to, how: fields.how, ...labelOf(fields) } };
        break;
      case 'identity.logout':
        user = undefined;
        break;
      case 'socket.attempt': {
        const { socket, url } = fields;
        const found = { kind: 'socket.found', socket, url, state: 'connecting', framesIn: 0, framesOut: 0 } as const;
        sockets.put(socket, { seq, fields: found });
        break;
      }
      case 'socket.found':
        sockets.put(fields.socket, { seq, fields });
        break;
      case 'socket.open':
        changeSocket(fields.socket, { state: 'open' });
        break;
      case 'socket.closing':
        changeSocket(fields.socket, { state: 'closing' });
        break;
      case 'socket.frame':
        changeSocket(fields.socket, fields.dir === 'in' ? { framesIn: fields.n } : { framesOut: fields.n });
        break;
      case 'socket.close':
        sockets.remove(fields.socket);
        break;
      case 'stream.attempt':
        streams.put(fields.stream, { seq, fields });
        break;
      case 'stream.open':
        openStreams.put(fields.stream, { seq, fields });
        break;
      case 'stream.error':
        openStreams.remove(fields.stream);
        if (!fields.retries) streams.remove(fields.stream);
        break;
      case 'stream.close':
        openStreams.remove(fields.stream);
        streams.remove(fields.stream);
        break;
      case 'store.found':
        stores.put(fields.store, { seq, fields });
        break;
      case 'store.snapshot':
        states.put(fields.store, { seq, fields });
        break;
      case 'store.commit':
        commit(seq, fields);
        break;
      default:
    }
  };

  return {
    leaveOut: (record) => {
      count += 1;
      fold(record);
    },
    get count() {
      return count;
    },
    records: () => {
      const all: Numbered[] = [];
      const add = (record: Numbered | undefined): void => {
        if (record) insert(all, record);
      };
      for (let at = 0; at < unseen.length; at += 1) add(unseen[at]);
      for (const shelf of [sockets, streams, openStreams, stores, states]) shelf.each(add);
      add(ring);
      add(load);
      add(user);
      const kept = all.length + (on ? 1 : 0);
      if (on) add({ seq: on.seq, fields: { ...on.fields, fromStart: on.fields.fromStart && kept === count } });
      return all;
    },
  };
}

type RecordPart<Kind extends Unnumbered['kind']> = Omit<RecordOf<Kind>, 'seq' | 't' | 'kind'>;

function insert(list: Numbered[], record: Numbered): void {
  let at = list.length;
  for (; at > 0; at -= 1) {
    const before = list[at - 1];
    if (!before || before.seq < record.seq) break;
    list[at] = before;
  }
  list[at] = record;
}
