const stable = ['data-testid', 'data-test', 'data-cy', 'name', 'aria-label'];
const MAX_STEPS = 5;
const MAX_CHARS = 300;

/** A selector by which a person, and most often a script, finds the element again. It looks at attributes only. */
export function describeElement(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at && steps.length < MAX_STEPS; at = at.parentElement) {
    const mark = markOf(at);
    steps.unshift(at.localName + (mark ?? position(at)));
    if (mark !== undefined) break;
  }
  return steps.join(' > ').slice(0, MAX_CHARS);
}

function markOf(element: Element): string | undefined {
  // Digits tell of ids that were made up, and will be others next time.
  const id = element.getAttribute('id');
  if (id && /^[a-z][a-z-]*$/i.test(id)) return `#${id}`;
  for (const name of stable) {
    const value = element.getAttribute(name);
    if (value) return `[${name}="${value.slice(0, 80)}"]`;
  }
  return undefined;
}

function position(element: Element): string {
  let place = 1;
  let isAlone = true;
  for (let other = element.previousElementSibling; other && place < 1000; other = other.previousElementSibling) {
    if (other.localName === element.localName) place += 1;
  }
  if (place === 1) isAlone = element.nextElementSibling?.localName !== element.localName;
  return isAlone && place === 1 ? '' : `:nth-of-type(${place})`;
}
