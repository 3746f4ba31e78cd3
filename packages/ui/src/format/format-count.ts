/** As titles of incidents have it: `1,234`. */
export { groupDigits as formatCount } from '@driftscope/detect';
