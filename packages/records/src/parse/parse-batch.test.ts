import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { batchOf, markRecord } from '../testing/batches.ts';
import { parseBatch } from './parse-batch.ts';

function faultOf(input: unknown): { kind: string; message: string } | undefined {
  const result = parseBatch(input);
  return result.ok ? undefined : { kind: result.error.kind, message: result.error.message };
}

describe('a batch', () => {
  test('comes out as it went in', () => {
    const batch = { ...batchOf([markRecord(1), markRecord(2)]), until: 40 };
    expect(parseBatch(batch)).toEqual({ ok: true, value: batch });
  });

  test('may hold no records', () => {
    expect(parseBatch({ ...batchOf([]), until: 1000 }).ok).toBe(true);
  });

  test('keeps fields that this version does not know', () => {
    const batch = {
      ...batchOf([{ seq: 1, t: 0, kind: 'mark', text: 'x', colour: 'red' }]),
      session: { id: 's_1', originMs: 0, screen: '4k' },
      region: 'eu',
    };
    expect(parseBatch(batch)).toEqual({ ok: true, value: batch });
  });

  test('keeps records of kinds that this version does not know', () => {
    const batch = batchOf([{ seq: 1, t: 0, kind: 'smell.noticed', intensity: 3 }]);
    expect(parseBatch(batch)).toEqual({ ok: true, value: batch });
  });

  test('of another protocol version is refused by that name', () => {
    expect(faultOf({ ...batchOf([]), v: 2 })).toEqual({
      kind: 'unsupported-version',
      message: 'batch.v is 2; this reader knows 1',
    });
  });

  test('without a version is no batch', () => {
    const { v: _, ...rest } = batchOf([]);
    expect(faultOf(rest)?.kind).toBe('invalid-batch');
  });

  test('with a wrong session header is refused, and the message names the field', () => {
    const fault = faultOf({ ...batchOf([]), session: { id: 'has spaces', originMs: 1 } });
    expect(fault?.kind).toBe('invalid-session');
    expect(fault?.message).toContain('batch.session.id');
  });

  test('with one wrong record is refused, and the message names the record and the field', () => {
    const wrong = { seq: 3, t: 0, kind: 'http.request', request: 1, api: 'fetch', method: 'GET', url: 7 };
    const fault = faultOf(batchOf([markRecord(1), markRecord(2), wrong]));
    expect(fault?.kind).toBe('invalid-record');
    expect(fault?.message).toContain('records[2].url');
  });

  test.each([
    [markRecord(2), markRecord(1)],
    [markRecord(1), markRecord(1)],
  ])('whose records do not ascend is refused', (...records) => {
    expect(faultOf(batchOf(records))?.kind).toBe('invalid-batch');
  });

  test.each([
    { ...batchOf([]), batch: 2 ** 53 },
    { ...batchOf([]), until: 1e13 },
    { ...batchOf([]), session: { id: 's_1', originMs: 1e16 } },
    batchOf([{ seq: 2 ** 53, t: 0, kind: 'mark', text: 'x' }]),
    batchOf([{ seq: 1, t: 1e13, kind: 'smell.noticed' }]),
  ])('with a number that can be no count, or a time that can be no date, is refused (%#)', (batch) => {
    expect(parseBatch(batch).ok).toBe(false);
  });

  test('with a record of an unknown kind that lacks a time is refused', () => {
    expect(faultOf(batchOf([{ seq: 1, kind: 'smell.noticed' }]))?.kind).toBe('invalid-record');
  });

  test('of any other shape is refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(parseBatch(input).ok).toBe(false);
      }),
    );
  });

  test('with anything for a record is judged, never thrown at', () => {
    const base = fc.record({
      seq: fc.constant(1),
      t: fc.nat(),
      kind: fc.constantFrom('mark', 'store.commit', 'new.kind'),
    });
    const record = fc.tuple(base, fc.dictionary(fc.string(), fc.anything())).map(([a, b]) => ({ ...b, ...a }));
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), record), { maxLength: 3 }), (records) => {
        expect(typeof parseBatch({ ...batchOf([]), records }).ok).toBe('boolean');
      }),
    );
  });

  test('is judged alike where code generation is forbidden, as in an extension', { timeout: 30_000 }, () => {
    const inputs: Json[] = [
      batchOf([markRecord(1)]),
      batchOf([{ seq: 1, t: 0, kind: 'mark' }]),
      { v: 9 },
      batchOf([7]),
    ];
    const script = `
      const { parseBatch } = await import(${JSON.stringify(new URL('./parse-batch.ts', import.meta.url).href)});
      console.log(JSON.stringify(${JSON.stringify(inputs)}.map((input) => parseBatch(input))));`;
    const flags = ['--disallow-code-generation-from-strings', '--input-type=module'];
    const printed = execFileSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(inputs.map((input) => parseBatch(input)));
  });
});
