// Run under npx: says which folder npx put first on the PATH, which is where its packages' commands are.
import { delimiter } from 'node:path';

const [first = ''] = (process.env.PATH || process.env.Path || '').split(delimiter);
console.log(JSON.stringify({ bin: first }));
