import { createConnectionDecoder, type DriftRecord, type RecordOf, type WireFact } from '@driftscope/records';
import type { Excerpt } from '../storage/read-excerpts.ts';

type ServerPacket = RecordOf<'probe.emit'> | RecordOf<'probe.receive'>;

/** A packet that the page and the server both recorded. */
export interface JoinedPacket {
  readonly dir: 'in' | 'out';
  /** The page's record. */
  readonly seq: number;
  /** Epoch ms, each by its own clock. */
  readonly pageAt: number;
  readonly serverAt: number;
  readonly server: ServerPacket;
}

/** Finds for each Socket.IO event of the page the server's record of the same packet: the n-th of (connection, namespace). */
export function joinPackets(page: Excerpt, servers: readonly Excerpt[]): readonly JoinedPacket[] {
  const known = new Map<string, { readonly server: ServerPacket; readonly serverAt: number }>();
  for (const { header, records } of servers) {
    for (const record of records) {
      for (const key of keysOf(record)) {
        if (isPacket(record)) known.set(key, { server: record, serverAt: header.originMs + record.t });
      }
    }
  }
  if (known.size === 0) return [];

  const decoder = createConnectionDecoder();
  const eios = new Map<number, string>();
  return page.records.flatMap((record) => {
    const reading = decoder.push(record);
    if (reading === undefined) return [];
    const { number } = reading.connection;
    for (const fact of reading.facts) if (fact.kind === 'handshake') eios.set(number, fact.eio);
    return reading.facts.flatMap((fact) => {
      const key = keyOf(eios.get(number), fact);
      const joined = key === undefined ? undefined : known.get(key);
      if (joined === undefined || fact.kind !== 'event') return [];
      return [{ ...joined, dir: fact.dir, seq: record.seq, pageAt: page.header.originMs + record.t }];
    });
  });
}

const isPacket = (record: DriftRecord): record is ServerPacket =>
  record.kind === 'probe.emit' || record.kind === 'probe.receive';

const key = (dir: string, eio: string, namespace: string, n: number) => `${dir} ${n} ${eio} ${namespace}`;

function keysOf(record: DriftRecord): readonly string[] {
  if (record.kind === 'probe.emit') return record.to.map(({ eio, n }) => key('in', eio, record.namespace, n));
  if (record.kind !== 'probe.receive' || record.n === undefined) return [];
  return [key('out', record.eio, record.namespace, record.n)];
}

function keyOf(eio: string | undefined, fact: WireFact): string | undefined {
  if (eio === undefined || fact.kind !== 'event' || fact.ordinal === null) return undefined;
  return key(fact.dir, eio, fact.namespace, fact.ordinal);
}
