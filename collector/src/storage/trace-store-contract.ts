import { describe, expect, it } from 'vitest';
import { originMs } from '../testing/make-batch.ts';
import { makeError, makeSpan, spanId, traceId } from '../testing/make-trace.ts';
import type { Store } from './store.ts';

/** What every store of spans and errors must do. `open` gives one that is empty, and ends with the test. */
export function describeTraceStore(name: string, open: () => Promise<Store>): void {
  describe(`traces in ${name}`, () => {
    it('are each there once, in the order in which they ran', async () => {
      const { traces: store } = await open();
      const [late, early] = [makeSpan({ startAt: originMs + 5, spanId: spanId('2') }), makeSpan()];
      const error = makeError({ traceId: traceId('a') });
      expect(await store.isEmpty()).toBe(true);
      await store.add({ spans: [late, early], errors: [error] });
      expect(await store.isEmpty()).toBe(false);
      await store.add({ spans: [early], errors: [{ ...error, message: 'again' }] });
      await store.add({ spans: [makeSpan({ traceId: traceId('b') })], errors: [makeError({ id: 'other' })] });
      expect(await store.ofTraces([traceId('a')], 10)).toEqual({ spans: [early, late], errors: [error] });
      expect(await store.ofTraces([traceId('a'), traceId('b')], 2)).toMatchObject({ spans: [early, {}] });
      expect(await store.ofTraces([], 10)).toEqual({ spans: [], errors: [] });
    });

    it('are found by what ran between two times, however early it began', async () => {
      const { traces: store } = await open();
      const span = makeSpan({ startAt: originMs - 1_000, endAt: originMs + 1_000 });
      const error = makeError();
      await store.add({ spans: [span, makeSpan({ traceId: traceId('b'), endAt: originMs + 1 })], errors: [error] });
      expect(await store.between(originMs + 500, originMs + 600, 10)).toEqual({ spans: [span], errors: [] });
      expect(await store.between(originMs - 10, originMs, 10)).toMatchObject({ spans: [span, {}], errors: [error] });
      expect(await store.between(originMs + 1_001, originMs + 2_000, 10)).toEqual({ spans: [], errors: [] });
    });

    it('have errors that are found by their ids', async () => {
      const { traces: store } = await open();
      await store.add({ spans: [], errors: [makeError({ id: 'one' }), makeError({ id: 'two' })] });
      expect(await store.errors(['two', 'three'])).toEqual([makeError({ id: 'two' })]);
    });
  });
}
