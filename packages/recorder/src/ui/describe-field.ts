const secretName = /pass|pwd|secret|token|otp|pin\b|cvv|cvc|card|ssn/i;

/** What is told of a field: how long its text is, or whether it is checked. Of a secret field not even the length. */
export function describeField(field: Element): { size?: number; checked?: boolean } {
  if (field instanceof HTMLTextAreaElement) return isSecret(field) ? {} : { size: field.value.length };
  if (field instanceof HTMLInputElement) {
    if (field.type === 'checkbox' || field.type === 'radio') return { checked: field.checked };
    return field.type === 'password' || field.type === 'hidden' || isSecret(field) ? {} : { size: field.value.length };
  }
  return field instanceof HTMLElement && field.isContentEditable ? { size: field.textContent.length } : {};
}

function isSecret(field: Element): boolean {
  const of = (name: string) => field.getAttribute(name) ?? '';
  return /cc-|password|one-time-code/.test(of('autocomplete')) || secretName.test(`${of('name')} ${of('id')}`);
}
