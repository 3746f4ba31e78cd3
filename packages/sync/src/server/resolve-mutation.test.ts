import { describe, expect, test } from 'vitest';
import type { DeviceId, Epoch, MutationId, Scope } from '../protocol/ids.ts';
import type { Mutation } from '../protocol/mutation.ts';
import type { LogEntry } from './log-store.ts';
import { type Resolution, resolveMutation } from './resolve-mutation.ts';

const scope = 'room:1' as Scope;
const entity = { type: 'note', id: 'n' };
const phone = 'phone' as DeviceId;
const laptop = 'laptop' as DeviceId;

const common = (device: DeviceId, atMs: number, seq?: number) => ({
  id: `${device}-${atMs}` as MutationId,
  device,
  scope,
  entity,
  atMs,
  ...(seq === undefined ? {} : { seen: { epoch: 'e' as Epoch, seq } }),
});

const put = (device: DeviceId, atMs: number, fields: Record<string, string>, seq?: number): Mutation => ({
  ...common(device, atMs, seq),
  kind: 'put',
  fields,
});

/** The entry after these writes, numbered from 1, each arriving at time 1,000 and more. */
function entryAfter(...mutations: readonly Mutation[]): LogEntry | undefined {
  let entry: LogEntry | undefined;
  for (const [index, mutation] of mutations.entries()) {
    const resolved = resolveMutation(entry, mutation, index + 1, 1_000 + index);
    if (resolved.kind === 'change') entry = resolved.entry;
  }
  return entry;
}

const fieldsOf = (resolved: Resolution): unknown =>
  resolved.kind === 'change' && resolved.entry.change.kind === 'put' ? resolved.entry.change.fields : resolved;

describe('two devices that write one entity without having seen each other', () => {
  test('keep both, where they wrote different fields', () => {
    const resolved = resolveMutation(
      entryAfter(put(phone, 10, { title: 'a' })),
      put(laptop, 5, { text: 'b' }),
      2,
      2_000,
    );
    expect(fieldsOf(resolved)).toEqual({ title: 'a', text: 'b' });
  });

  test('keep the newer one of a field, also where the older one comes last', () => {
    const resolved = resolveMutation(
      entryAfter(put(phone, 10, { title: 'new' })),
      put(laptop, 5, { title: 'old' }),
      2,
      2_000,
    );
    expect(resolved).toEqual({ kind: 'conflict', reason: 'newer' });
  });

  test('are told which fields were lost, each of them', () => {
    const mixed = put(laptop, 5, { title: 'old', text: 'b' });
    const resolved = resolveMutation(entryAfter(put(phone, 10, { title: 'new' })), mixed, 2, 2_000);
    expect(resolved).toMatchObject({ entry: { change: { fields: { title: 'new', text: 'b' }, lost: ['title'] } } });
    const later = resolveMutation(
      entryAfter(put(phone, 10, { title: 'old' })),
      put(laptop, 20, { title: 'new' }),
      2,
      2_000,
    );
    expect(later).toMatchObject({ entry: { change: { overwrote: [{ device: phone, fields: ['title'] }] } } });
  });
});

test('what its user had seen is overwritten, whatever the clocks say', () => {
  const resolved = resolveMutation(
    entryAfter(put(phone, 900, { title: 'a' })),
    put(laptop, 5, { title: 'b' }, 1),
    2,
    2_000,
  );
  expect(fieldsOf(resolved)).toEqual({ title: 'b' });
});

test('a device has seen what it wrote itself', () => {
  const resolved = resolveMutation(
    entryAfter(put(phone, 900, { title: 'a' })),
    put(phone, 5, { title: 'b' }),
    2,
    2_000,
  );
  expect(fieldsOf(resolved)).toEqual({ title: 'b' });
});

test('a clock that is ahead wins no more than one that is right', () => {
  const ahead = entryAfter(put(phone, 9_999_999, { title: 'ahead' }));
  expect(fieldsOf(resolveMutation(ahead, put(laptop, 1_500, { title: 'later' }), 2, 2_000))).toEqual({
    title: 'later',
  });
});

describe('a delete', () => {
  const gone: Mutation = { ...common(laptop, 20, 1), kind: 'delete' };
  const entry = entryAfter(put(phone, 10, { title: 'a' }), gone);

  test('leaves a tombstone with a number of its own', () => {
    expect(entry?.change).toMatchObject({ kind: 'delete', seq: 2 });
  });

  test('of what is gone changes nothing', () => {
    expect(resolveMutation(entry, { ...common(phone, 30), kind: 'delete' }, 3, 2_000)).toEqual({ kind: 'nothing' });
  });

  test('loses to a newer write that it had not seen', () => {
    const early: Mutation = { ...common(laptop, 5), kind: 'delete' };
    const resolved = resolveMutation(entryAfter(put(phone, 10, { title: 'a' })), early, 2, 2_000);
    expect(resolved).toEqual({ kind: 'conflict', reason: 'newer' });
  });

  test('is not undone by a patch, nor by an older put; a later put creates anew', () => {
    const patch: Mutation = { ...common(phone, 30), kind: 'patch', fields: { title: 'b' } };
    expect(resolveMutation(entry, patch, 3, 2_000)).toEqual({ kind: 'conflict', reason: 'gone' });
    expect(resolveMutation(entry, put(phone, 15, { title: 'b' }), 3, 2_000)).toEqual({
      kind: 'conflict',
      reason: 'gone',
    });
    expect(fieldsOf(resolveMutation(entry, put(phone, 30, { title: 'b' }), 3, 2_000))).toEqual({ title: 'b' });
  });
});

test('what has expired is gone, swept or not', () => {
  const shortLived: Mutation = { ...common(phone, 10), kind: 'put', fields: { title: 'a' }, expiresAtMs: 1_500 };
  const patch: Mutation = { ...common(laptop, 20, 1), kind: 'patch', fields: { title: 'b' } };
  expect(resolveMutation(entryAfter(shortLived), patch, 2, 2_000)).toEqual({ kind: 'conflict', reason: 'gone' });
});

test('a field may have any name', () => {
  const fields = JSON.parse('{"__proto__":"x","constructor":"y"}');
  const resolved = resolveMutation(undefined, put(phone, 10, fields), 1, 2_000);
  expect(Object.entries(fieldsOf(resolved) as object)).toEqual(Object.entries(fields));
});
