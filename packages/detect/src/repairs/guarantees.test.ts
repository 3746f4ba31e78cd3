import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ruleInfos } from '../rules/rule-infos.ts';
import { guarantees, guaranteesFor } from './guarantees.ts';

test('the guarantees are those of the specification of the sync client', async () => {
  const spec = await readFile(new URL('../../../sync/SPEC.md', import.meta.url), 'utf8');
  const named = [...spec.matchAll(/^(\d+)\. \*\*(.+?)\*\*/gm)].map(([, number, title = '']) => ({
    number: Number(number),
    title: title.replace(/[.,]$/, ''),
  }));
  expect(guarantees).toEqual(named);
});

test('nearly every kind of drift is kept away by one', () => {
  const left = ruleInfos.map(({ kind }) => kind).filter((kind) => guaranteesFor(kind).length === 0);
  expect(left).toEqual(['event.never-sent', 'payload.mismatch', 'payload.version-skew', 'ui.layout-jump']);
});
