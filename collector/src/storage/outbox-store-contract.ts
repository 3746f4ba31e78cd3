import { describe, expect, it } from 'vitest';
import type { OutgoingEnvelope } from './outbox-store.ts';
import type { Store } from './store.ts';

/** What every store of envelopes must do. `open` gives one that is empty, and ends with the test. */
export function describeOutboxStore(name: string, open: () => Promise<Store>): void {
  const envelope = (text: string): OutgoingEnvelope => ({
    receivedMs: 5,
    body: new Uint8Array(Buffer.from(text)),
    headers: { 'content-type': text },
    itemTypes: ['event', text],
  });

  describe(`envelopes that wait in ${name}`, () => {
    it('are there in the order in which they came, each with its body and headers', async () => {
      const { outbox } = await open();
      const [first] = await outbox.add([envelope('a'), envelope('bc')]);
      await outbox.add([envelope('d')]);
      const waiting = await outbox.list();
      expect(waiting.map(({ sizeBytes, receivedMs, itemTypes }) => ({ sizeBytes, receivedMs, itemTypes }))).toEqual([
        { sizeBytes: 1, receivedMs: 5, itemTypes: ['event', 'a'] },
        { sizeBytes: 2, receivedMs: 5, itemTypes: ['event', 'bc'] },
        { sizeBytes: 1, receivedMs: 5, itemTypes: ['event', 'd'] },
      ]);
      expect(waiting[0]).toEqual(first);
      const { headers, body } = (await outbox.read(waiting[1]?.id ?? 0)) ?? {};
      expect(headers).toEqual({ 'content-type': 'bc' });
      expect(Buffer.from(body ?? [])).toEqual(Buffer.from('bc'));
    });

    it('are gone when they are removed, and none gets the number of one that was', async () => {
      const { outbox } = await open();
      const ids = (await outbox.add([envelope('a'), envelope('b')])).map(({ id }) => id);
      await outbox.remove(ids);
      expect(await outbox.list()).toEqual([]);
      expect(await outbox.read(ids[0] ?? 0)).toBeUndefined();
      const [next] = await outbox.add([envelope('c')]);
      expect(next?.id).toBeGreaterThan(Math.max(...ids));
    });
  });
}
