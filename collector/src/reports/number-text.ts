/** A number for people: counts as they are, others to three digits. */
export function numberText(value: number): string {
  return Number.isInteger(value)
    ? value.toLocaleString('en')
    : value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
