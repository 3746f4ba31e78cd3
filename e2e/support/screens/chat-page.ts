import { expect, type Locator, type Page } from '@playwright/test';

export type Variant = 'drifting' | 'synced';
export type DemoAccount = 'Alice' | 'Bob' | 'Carol';

/** How a message is sent: the drifting chat's own way, or the sync client's, where the client names it. */
type Asked =
  | { readonly text: string }
  | { readonly mutations: readonly [{ readonly entity: { readonly id: string } }] };

/** The team chat as its user sees it. */
export class ChatPage {
  readonly page: Page;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.messages = page.getByRole('log').getByRole('listitem');
  }

  async open(url: string, variant: Variant): Promise<void> {
    await this.page.goto(`${url}/?variant=${variant}`);
  }

  /** Demo accounts have their name, in lower case, as password. */
  async logIn(account: DemoAccount): Promise<void> {
    await this.page.getByLabel('Name').fill(account);
    await this.page.getByLabel('Password').fill(account.toLowerCase());
    await this.page.getByRole('button', { name: 'Log in' }).click();
    await this.expectStatus('Connected');
  }

  async logOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Log out' }).click();
    await expect(this.page.getByRole('button', { name: 'Log in' })).toBeVisible();
  }

  /** Opens a conversation by its title: `Team`, or the other person's name. */
  async enter(title: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: title, exact: true }).click();
    await expect(this.messages.first()).toBeVisible();
  }

  async expectStatus(status: 'Connected' | 'Connecting…' | 'Disconnected'): Promise<void> {
    // Exactly: `Disconnected` has `Connected` in it.
    await expect(this.page.getByRole('status').and(this.page.getByText(status, { exact: true }))).toBeVisible();
  }

  /** Sends a message, waits until the server has it, and answers with its id. */
  async send(text: string): Promise<string> {
    const answered = this.page.waitForResponse(
      (response) => response.request().method() === 'POST' && /\/(messages|mutations)$/.test(response.url()),
    );
    await this.page.getByRole('textbox', { name: 'Message' }).fill(text);
    await this.page.getByRole('button', { name: 'Send' }).click();
    const response = await answered;
    const asked: Asked = response.request().postDataJSON();
    if ('mutations' in asked) return asked.mutations[0].entity.id;
    const message: { readonly id: string } = await response.json();
    return message.id;
  }

  async kickThisDevice(): Promise<void> {
    await this.page.getByRole('button', { name: 'Demo' }).click();
    await this.page.getByRole('button', { name: 'Kick this device' }).click();
  }
}
