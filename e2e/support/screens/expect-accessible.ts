import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Asserts that axe finds no serious or critical fault in what a page shows. The test goes on, to tell of other screens too. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  const faults = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`));
  expect.soft(faults, screen).toEqual([]);
  // On an empty page there is nothing to find.
  expect.soft(passes.length, `rules that applied to ${screen}`).toBeGreaterThan(10);
}
