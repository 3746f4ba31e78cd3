/** Whether a text is meant: `*` stands for anything, and an empty pattern for all. */
export function matchesPattern(pattern: string, text: string, without: 'whole' | 'part'): boolean {
  if (pattern === '') return true;
  if (!pattern.includes('*')) return without === 'whole' ? text === pattern : text.includes(pattern);
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
