import Type, { type Static } from 'typebox';

/** What a user adds to the redaction, or takes from it, where an app has names and forms of its own. */
export const RedactionRuleSchema = Type.Object({
  /** `allow` wins over `redact`. */
  action: Type.Union([Type.Literal('redact'), Type.Literal('allow')]),
  /**
   * `name`: of a field, a parameter, a header or a storage key, whatever its case. `path`: the last names of a value,
   * `user.email`; `*` is any one name, and lists count for nothing. `pattern`: a regular expression on the text itself;
   * to be allowed, a value must match as a whole.
   */
  what: Type.Union([Type.Literal('name'), Type.Literal('path'), Type.Literal('pattern')]),
  value: Type.String({ minLength: 1, maxLength: 200 }),
});

export type RedactionRule = Static<typeof RedactionRuleSchema>;

/** Why a rule cannot be kept to. `undefined`: it can. */
export function redactionRuleFault({ what, value }: RedactionRule): string | undefined {
  if (what === 'name') return /^\S.*\S$|^\S$/.test(value) ? undefined : 'A name neither begins nor ends with a space.';
  if (what === 'path') {
    const names = value.split('.');
    return names.every((name) => name !== '') && names.at(-1) !== '*'
      ? undefined
      : 'A path is names with dots between them, such as user.email, and its last is no *.';
  }
  try {
    return new RegExp(value, 'u').test('') ? 'The pattern matches nothing at all, and so everything.' : undefined;
  } catch (cause) {
    return `The pattern is no regular expression (${cause instanceof Error ? cause.message : cause}).`;
  }
}
