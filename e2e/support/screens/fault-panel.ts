import { expect, type FrameLocator, type Page } from '@playwright/test';

/** The section of the panel where the page is broken. */
export class FaultPanel {
  readonly #panel: FrameLocator | Page;

  constructor(panel: FrameLocator | Page) {
    this.#panel = panel;
  }

  async open(): Promise<void> {
    await this.#panel.getByRole('tab', { name: 'Faults' }).click();
  }

  /** Begins a fault, by the word on its button, with what is to be filled in by its label. */
  async begin(name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const form = this.#panel.getByRole('form', { name, exact: true });
    for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: false }).fill(value);
    await form.getByRole('button').click();
  }

  /** What the head of the panel says is broken, in these words. */
  async expectActive(...faults: readonly string[]): Promise<void> {
    const active = this.#panel.getByRole('region', { name: 'Active faults' });
    await expect(active.getByRole('listitem')).toHaveText(
      faults.map((fault) => new RegExp(`^${RegExp.escape(fault)}`)),
    );
  }

  async undoAll(): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Undo all' }).click();
  }

  /** What a record of this kind says of it, in one line. Of others there may be more than the list draws. */
  async expectRecord(kind: string, text: string | RegExp): Promise<void> {
    await this.#panel.getByRole('tab', { name: 'Records' }).click();
    const filter = this.#panel.getByRole('searchbox', { name: 'Filter records' });
    await filter.fill(`kind:${kind}`);
    await expect(this.#panel.getByText(text)).toBeVisible();
    await filter.fill('');
    await this.open();
  }
}
