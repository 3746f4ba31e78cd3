import type { DriftRecord, Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { BroadcastOptions, EventPacket, ProbedNamespace } from '../socket-io.ts';
import { createEmissions } from './create-emissions.ts';
import { createGuard } from './create-guard.ts';
import { createHandlings } from './create-handlings.ts';
import { createOrdinals } from './create-ordinals.ts';
import { watchBroadcasts } from './watch-broadcasts.ts';

type Send = (socket: { readonly id: string }) => void;

/** An adapter that asks its cluster before it applies a broadcast, as Redis Streams and MongoDB do. */
function createLateAdapter(sids: readonly string[], cluster: Promise<void>) {
  return {
    on: () => undefined,
    off: () => undefined,
    async broadcast(_packet: EventPacket, options: BroadcastOptions): Promise<void> {
      await cluster;
      this.apply(options, () => undefined);
    },
    apply(_options: BroadcastOptions, send: Send): void {
      for (const id of sids) send({ id });
    },
  };
}

function watch(adapter: ProbedNamespace['adapter']) {
  const records: Unnumbered<DriftRecord>[] = [];
  const namespace: ProbedNamespace = { name: '/', adapter, prependListener: () => undefined, off: () => undefined };
  watchBroadcasts(namespace, {
    record: (record) => records.push(record),
    guard: createGuard((fault) => records.push({ kind: 'recorder.fault', ...fault })),
    emissions: createEmissions(),
    ordinals: createOrdinals(),
    receipts: createOrdinals(),
    handlings: createHandlings(),
    maxArgsLength: 1000,
    traceField: () => ({}),
    handOn: (_event, work) => work(),
  });
  return records;
}

test('a broadcast that an adapter applies later is recorded when it is applied', async () => {
  const cluster = Promise.withResolvers<void>();
  const adapter = createLateAdapter(['s1', 's2'], cluster.promise);
  const records = watch(adapter);

  const done = adapter.broadcast({ type: 2, data: ['note', 1] }, { rooms: new Set(['room']) });
  expect(records).toEqual([]);
  cluster.resolve();
  await done;
  expect(records).toEqual([
    {
      kind: 'probe.emit',
      namespace: '/',
      event: 'note',
      rooms: ['room'],
      except: [],
      args: '[1]',
      to: [],
      dropped: ['s1', 's2'],
    },
  ]);
});

test('other ways to go through the sockets are not taken for a broadcast', () => {
  const adapter = createLateAdapter(['s1'], Promise.resolve());
  const records = watch(adapter);
  const seen: string[] = [];
  adapter.apply({ rooms: new Set() }, ({ id }) => seen.push(id));
  expect(seen).toEqual(['s1']);
  expect(records).toEqual([]);
});
