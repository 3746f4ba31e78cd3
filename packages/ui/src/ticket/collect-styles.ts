const DARK = ':root[data-mantine-color-scheme="dark"]';

/**
 * Collects the rules that apply to what is in `host`, of all the page's style sheets, and the colours that they name;
 * dark ones where the reader has their browser dark.
 */
export function collectStyles(host: Element): string {
  const sheets = [...host.ownerDocument.styleSheets];
  return sheets.flatMap(({ cssRules }) => [...cssRules].map((rule) => textOf(rule, host))).join('\n');
}

function textOf(rule: CSSRule, host: Element): string {
  if (rule instanceof CSSStyleRule) return styleText(rule, host);
  if (!(rule instanceof CSSGroupingRule)) return '';
  const inner = [...rule.cssRules].map((each) => textOf(each, host)).join('');
  // What stands before the brace is the condition, whatever kind of rule it is.
  return inner === '' ? '' : `${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{${inner}}\n`;
}

function styleText({ selectorText, cssText, style }: CSSStyleRule, host: Element): string {
  if (selectorText === DARK) return `@media (prefers-color-scheme: dark) { :root { ${style.cssText} } }`;
  if (selectorText === ':root') return cssText.includes('--ds-') ? cssText : '';
  // A state or a part of an element is no element; whether the element is there counts.
  const elements = selectorText.replaceAll(/::?[a-z-]+(\([^()]*\))?/g, '');
  return matchesIn(host, elements.trim() === '' ? '*' : elements) ? cssText : '';
}

function matchesIn(host: Element, selector: string): boolean {
  try {
    return host.querySelector(selector) !== null;
  } catch {
    // What is left of the selector without its states is none, such as `:is(a, b) c`. Too much does no harm.
    return true;
  }
}
