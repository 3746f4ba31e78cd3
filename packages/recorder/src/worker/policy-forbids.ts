/** From what a policy says of workers to what it says in general: the first that is there holds. */
const directives = ['worker-src', 'child-src', 'script-src', 'default-src'];

/**
 * Whether a policy in a `<meta>` of the document forbids workers that are started from a blob. The one in the headers cannot be
 * read. What only parts of the policy would let in counts as forbidden.
 */
export function policyForbids(document: Document): boolean {
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]');
  return [...metas].some(({ content }) => content.split(',').some(forbids));
}

function forbids(policy: string): boolean {
  const said = policy.split(';').map((directive) => directive.trim().toLowerCase().split(/\s+/));
  if (said.some(([name]) => name === 'require-trusted-types-for')) return true;
  const holding = directives
    .map((wanted) => said.find(([name]) => name === wanted))
    .find((found) => found !== undefined);
  return holding !== undefined && !holding.includes('blob:');
}
