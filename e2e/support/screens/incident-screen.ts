import { expect, type FrameLocator, type Page } from '@playwright/test';

/** An incident as panel and dashboard show it: the same list, and the same page behind each row. */
export class IncidentScreen {
  readonly #root: Page | FrameLocator;

  constructor(root: Page | FrameLocator) {
    this.#root = root;
  }

  /** Opens the incident of the kind from the list, and answers with its sentence. */
  async open(kind: string): Promise<string> {
    const row = this.#root.getByRole('listbox', { name: 'Incidents' }).getByRole('option').filter({ hasText: kind });
    await row.click();
    const heading = this.#root.getByRole('article').getByRole('heading', { level: 1 });
    return (await heading.textContent()) ?? '';
  }

  /** Opens the record behind the first fact of the witness, and finds it there as it was recorded. */
  async expectProof(recorded: string): Promise<void> {
    const witness = this.#root.getByRole('region', { name: 'Witness' });
    await expect(witness.getByRole('listitem')).not.toHaveCount(0);
    await witness.getByRole('button').first().click();
    await expect(witness).toContainText(recorded);
  }

  async expectTimeline(lanes: readonly string[]): Promise<void> {
    for (const lane of lanes) {
      await expect(this.#root.getByRole('article').getByText(lane, { exact: true }).first()).toBeVisible();
    }
  }
}
