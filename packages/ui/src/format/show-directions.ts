/** They turn around what stands after them, beyond their own text: `\u202e` makes `evil` read `live`. */
const controls = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text with characters that turn directions as signs to be seen, so that a sentence around it keeps its order. */
export const showDirections = (text: string): string =>
  text.replaceAll(controls, (sign) => `‹${sign.charCodeAt(0).toString(16).toUpperCase()}›`);
