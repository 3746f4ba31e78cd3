import type { Tab } from '@driftscope/scenarios';

/** The user of a page, who finds things by what stands on them. */
export interface Hands extends Pick<Tab, 'press' | 'follow' | 'write' | 'see'> {
  /** The first of these buttons that comes onto the screen. */
  first(names: readonly string[]): Promise<string>;
}

/** As patient as somebody who waits for a page on a busy machine. */
const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 50;

/** Each thing is waited for, and fails when it does not come. */
export function createHands(document: Document): Hands {
  const find = async <Found>(what: string, look: () => Found | undefined): Promise<Found> => {
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_EVERY_MS) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error(`${what} did not come onto the screen.`);
  };
  const named = <Found extends HTMLElement>(selector: string, name: string) =>
    [...document.querySelectorAll<Found>(selector)].find((element) => nameOf(element) === name);

  return {
    press: async (name) => (await find(`The button ${name}`, () => named('button:enabled', name))).click(),
    follow: async (name) => (await find(`The link ${name}`, () => named('a[href]', name))).click(),
    write: async (label, text) => {
      const field = await find(`The field ${label}`, () => fieldOf(document, label));
      // The framework watches the property of the element, and hears of what was set past it by the event.
      const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
      if (setter === undefined) throw new Error(`The field ${label} has no value.`);
      Reflect.apply(setter, field, [text]);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    first: (names) => find(names.join(' or '), () => names.find((name) => named('button', name) !== undefined)),
    see: async (text) => {
      await find(text, () => (document.body?.textContent.includes(text) ? document.body : undefined));
    },
  };
}

const nameOf = (element: HTMLElement): string => element.getAttribute('aria-label') ?? element.textContent.trim();

function fieldOf(document: Document, label: string): HTMLInputElement | HTMLTextAreaElement | undefined {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].find(
    (field) =>
      field.getAttribute('aria-label') === label ||
      [...(field.labels ?? [])].some(({ textContent: innerText }) => innerText.trim() === label),
  );
}
