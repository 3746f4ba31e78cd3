import type { Json, SessionHeader, SessionId } from '@driftscope/records';
import { ORIGIN_MS } from './page-trace.ts';
import { RecordTrace } from './record-trace.ts';

interface EmitOptions {
  readonly rooms?: readonly string[];
  /** Connections it was queued for. */
  readonly to?: readonly string[];
  readonly except?: readonly string[];
  readonly volatile?: true;
  /** Number of the HTTP request in which it was sent. */
  readonly request?: number;
}

/** Writes the records of a server's probe. It counts the events of each connection, as the real one does. */
export class ServerTrace extends RecordTrace {
  readonly header: SessionHeader;
  readonly #sent = new Map<string, number>();

  constructor(name = 'server', originMs = ORIGIN_MS) {
    super();
    this.header = { id: `probe-${name}` as SessionId, originMs, app: 'chat', server: name };
  }

  /** Unwrites all emits. */
  withoutEmits(): this {
    return this.keepOnly(({ kind }) => kind !== 'probe.emit');
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

  /** What was thrown while the n-th event of a client was handled. */
  fail(eio: string, event: string, n: number, message: string, about: { sentryId?: string } = {}): this {
    const where = { eio, sid: `sid-${eio}`, namespace: '/', event, n };
    return this.add({ kind: 'probe.error', ...where, how: 'reported', name: 'Error', message, ...about });
  }

  /** What was thrown while a request was handled. */
  failRequest(
    requestLine: string,
    message: string,
    about: { caller?: { traceId: string; spanId: string } } = {},
  ): this {
    return this.add({
      kind: 'probe.request-error',
      route: requestLine,
      requestLine,
      how: 'reported',
      name: 'Error',
      message,
      ...about,
    });
  }

  /** The server answered that it wrote an entity, which has this version now. */
  wrote(route: string, id: string, version: number, request?: number): this {
    return this.#answered('probe.write', route, { id, version }, request);
  }

  /** The server answered a read of an entity, which had this version. */
  gave(route: string, id: string, version: number, request?: number): this {
    return this.#answered('probe.read', route, { id, version }, request);
  }

  #answered(
    kind: 'probe.write' | 'probe.read',
    route: string,
    entity: { readonly id: string; readonly version: number },
    request?: number,
  ): this {
    return this.add({ kind, route, ...entity, versionField: 'version', ...(request !== undefined && { request }) });
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
