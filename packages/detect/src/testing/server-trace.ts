import type { DriftRecord, Json, SessionHeader, SessionId, Unnumbered } from '@driftscope/records';
import { ORIGIN_MS } from './page-trace.ts';

interface EmitOptions {
  readonly rooms?: readonly string[];
  /** Connections it was queued for. */
  readonly to?: readonly string[];
  readonly except?: readonly string[];
  readonly volatile?: true;
}

/** Writes the records of a server's probe. It counts the events of each connection, as the real one does. */
export class ServerTrace {
  readonly header: SessionHeader;
  readonly records: DriftRecord[] = [];
  readonly #sent = new Map<string, number>();
  #t = 0;
  #seq = 0;

  constructor(name = 'server', originMs = ORIGIN_MS) {
    this.header = { id: `probe-${name}` as SessionId, originMs, app: 'chat', server: name };
  }

  at(t: number): this {
    this.#t = t;
    return this;
  }

  add(fields: Unnumbered): this {
    this.#seq++;
    this.records.push({ ...fields, seq: this.#seq, t: this.#t });
    return this;
  }

  /** Unwrites the records from this index on, and gives them. */
  takeBack(from: number): readonly DriftRecord[] {
    const taken = this.records.splice(from);
    this.#seq = this.records.at(-1)?.seq ?? 0;
    return taken;
  }
  /** Unwrites all emits. */
  withoutEmits(): this {
    const kept = this.takeBack(0).filter(({ kind }) => kind !== 'probe.emit');
    this.records.push(...kept.map((record, index) => ({ ...record, seq: index + 1 })));
    this.#seq = this.records.length;
    return this;
  }
  /** Leaves out a number, as when a record was lost. */
  loseRecord(): this {
    this.#seq++;
    return this;
  }
  connect(eio: string, user?: string): this {
    const who = user === undefined ? {} : { user };
    const about = { eio, sid: `sid-${eio}`, namespace: '/', recovered: false, transport: 'websocket' };
    return this.add({ kind: 'probe.connect', ...about, ...who });
  }

  emit(event: string, arg: Json, { rooms = [], to = [], except = [], ...flags }: EmitOptions = {}): this {
    const counted = to.map((eio) => {
      const n = (this.#sent.get(eio) ?? 0) + 1;
      this.#sent.set(eio, n);
      return { eio, n };
    });
    const where = { namespace: '/', event, rooms: [...rooms], except: [...except], ...flags };
    return this.add({ kind: 'probe.emit', ...where, args: JSON.stringify([arg]), to: counted });
  }

  disconnect(eio: string, rooms: readonly string[]): this {
    return this.add({
      kind: 'probe.disconnect',
      eio,
      sid: `sid-${eio}`,
      namespace: '/',
      reason: 'transport close',
      rooms: [`sid-${eio}`, ...rooms],
      sent: this.#sent.get(eio) ?? 0,
    });
  }
}
