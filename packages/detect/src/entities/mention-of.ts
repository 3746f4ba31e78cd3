/** Tells of texts of JSON whether they name an id: as a text, or as a number where it is one. */
export function mentionOf(id: string): (json: string) => boolean {
  const quoted = JSON.stringify(id);
  // A value of its own: neither 70 nor 0.7 is 7.
  const number = /^\d+$/.test(id) ? new RegExp(`(?<=[[:,\\s])${id}(?=[\\s,\\]}])`) : undefined;
  return (json) => json.includes(quoted) || number?.test(json) === true;
}
