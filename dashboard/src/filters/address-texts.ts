/**
 * Texts by these names in the query of an address. What else is there is not read, and empty ones are none.
 *
 * @param isMeant whether a text says something; what does not is left out.
 */
export function textsIn<Name extends string>(
  query: URLSearchParams,
  names: readonly Name[],
  isMeant: (name: Name, text: string) => boolean = () => true,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = query.get(name)?.trim();
      return text && isMeant(name, text) ? [[name, text]] : [];
    }),
  );
}

/** The query of an address that has these texts, in the order of the names. */
export function queryOfTexts<Name extends string>(
  texts: { readonly [name in Name]?: string },
  names: readonly Name[],
): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of names) {
    const text = texts[name];
    if (text) query.set(name, text);
  }
  return query;
}
