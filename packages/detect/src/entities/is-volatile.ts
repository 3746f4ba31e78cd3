/** Fields that change by themselves, or that apps have no reason to follow. */
export const isVolatile = (name: string): boolean =>
  /(At|_at|[tT]ime|[tT]imestamp|^ts|[dD]ate|[eE]tag|[tT]oken|[uU]rl|[sS]ignature|[vV]ersion|^__?v|^_?rev(ision)?|^seq(uence)?(_?[nN](o|r|um|umber))?|[lL]ast_?([uU]pdated|[mM]odified)|[hH]ash|[nN]once|[lL]ast[sS]een)$/.test(
    name,
  );
