/** Text as HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`\0]/g, (sign) => (sign === '\0' ? '\ufffd' : `&#${sign.charCodeAt(0)};`));
}
