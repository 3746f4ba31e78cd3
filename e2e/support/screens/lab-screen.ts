import { expect, type Locator, type Page } from '@playwright/test';

/** The lab as its user sees it. */
export class LabScreen {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, collectorUrl: string) {
    this.page = page;
    this.#url = collectorUrl;
  }

  /** `script` as it stands in the address. */
  /** Without a script: with the first one that anybody sees. */
  async open(system: string, script?: string): Promise<void> {
    const asked = { system, ...(script !== undefined && { script }) };
    await this.page.goto(`${this.#url}/lab?${new URLSearchParams(asked)}`);
  }

  /** Runs the script to its end. */
  async run(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await expect(this.page.getByRole('button', { name: 'Run', exact: true })).toBeVisible({ timeout: 120_000 });
    await expect(this.page.getByRole('alert')).toHaveCount(0);
  }

  /** The kinds of incidents that were told of a client. */
  async kindsOf(client: 'naive' | 'reference'): Promise<readonly string[]> {
    return this.page
      .getByRole('region', { name: `Incidents of the ${client} client` })
      .locator('code')
      .allTextContents();
  }

  drift(client: 'naive' | 'reference'): Locator {
    return this.page.getByTestId(`drift-${client}`);
  }

  /** Of what a client has at the end of a run, the names of what is not as the server has it. */
  async offAtEnd(client: 'naive' | 'reference'): Promise<readonly string[]> {
    const said = await this.drift(client).textContent();
    if (said === null || said === 'as the server has it') return [];
    return said.split('; ').map((part) => part.split(': ')[0] ?? '');
  }

  outcomes(client: 'naive' | 'reference'): Locator {
    return this.page.getByRole('region', { name: 'Steps' }).getByTestId(`outcome-${client}`);
  }
}
