import { expect, test } from 'vitest';
import { loadOrCreate } from './load-or-create.ts';

test('what is kept is loaded, and made where nothing is', async () => {
  const disk = new Area();
  expect(await loadOrCreate([disk], 'id', () => 'one')).toBe('one');
  expect(await loadOrCreate([disk], 'id', () => 'two')).toBe('one');
});

test('where the disk has no room memory keeps it, over rests of the background', async () => {
  const [disk, memory] = [new Area(), new Area()];
  disk.isFull = true;
  expect(await loadOrCreate([disk, memory], 'id', () => 'one')).toBe('one');
  disk.isFull = false;
  expect(await loadOrCreate([disk, memory], 'id', () => 'two')).toBe('one');
  expect(disk.kept.size).toBe(0);
});

test('where nothing has room there is an answer all the same', async () => {
  const disk = new Area();
  disk.isFull = true;
  expect(await loadOrCreate([disk], 'id', () => 'one')).toBe('one');
});

class Area {
  readonly kept = new Map<string, unknown>();
  isFull = false;
  get = async (key: string) => ({ [key]: this.kept.get(key) });
  set = async (items: Record<string, unknown>) => {
    if (this.isFull) throw new Error('Resource::kQuotaBytes quota exceeded');
    for (const [key, value] of Object.entries(items)) this.kept.set(key, value);
  };
  remove = async (key: string) => void this.kept.delete(key);
}
