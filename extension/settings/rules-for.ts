import type { RedactionRule } from '@driftscope/records';
import { coversOrigin } from './covers-origin.ts';
import type { Settings } from './settings.ts';

/** The rules of redaction that hold for pages of an origin. */
export function rulesFor({ redaction }: Pick<Settings, 'redaction'>, origin: string): readonly RedactionRule[] {
  return redaction
    .filter((rule) => rule.origin === '*' || coversOrigin(rule.origin, origin))
    .map(({ action, what, value }) => ({ action, what, value }));
}
