/** The text, or its beginning where it is longer than `mostChars`. */
export const shorten = (text: string, mostChars: number): string =>
  text.length > mostChars ? `${text.slice(0, mostChars - 1)}…` : text;
