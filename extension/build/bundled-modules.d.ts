/** A module bundled for itself, as the text of a script. */
declare module '*?bundled' {
  export const text: string;
}
