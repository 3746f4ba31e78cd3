/** Words that mean something else in the test: no person goes by one. */
export const reservedWords: ReadonlySet<string> = new Set(
  `
  address browser cancel carry check click connected cut delay double drop escaped expect fail fill freeze hide kick lasting
  offline open press process refuse reload reorder secret select slow test within

  arguments async await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try type typeof undefined var void while with yield
  `.match(/\w+/g),
);
