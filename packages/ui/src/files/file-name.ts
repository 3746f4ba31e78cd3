/** A name for a file about an app, which sorts by time: `chat.example-20261121-184003.drift`. */
export function fileName(about: string, epochMs: number, ending: 'drift' | 'har' | 'html' | 'md' | 'spec.ts'): string {
  const time = new Date(epochMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const name = about.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return `${name === '' ? 'page' : name.slice(0, 80)}-${time}.${ending}`;
}
