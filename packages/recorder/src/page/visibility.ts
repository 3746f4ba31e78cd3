/** The page's visibility in the two words that records have for it. */
export const visibilityOf = (document: Document): 'visible' | 'hidden' =>
  document.visibilityState === 'hidden' ? 'hidden' : 'visible';
