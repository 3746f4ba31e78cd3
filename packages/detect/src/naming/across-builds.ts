/** What minifiers call components: nobody else names one so shortly, but for a few such as `App`. */
const minified = /^[\w$]{1,3}: (?=\S)/;

/**
 * A part of a finding's place, as it is in every build of an app: a state is named after its component (`CT: status, rooms`), and
 * a minifier gives that another name in each release, which would put the same defect into another group.
 */
export const acrossBuilds = (part: string): string => part.replace(minified, '');
