import { type CompressOptions, minify } from 'terser';
import type { ESTree, Plugin } from 'vite';
import { orderFunctions } from './order-functions.ts';

const compress: CompressOptions = {
  passes: 8,
  hoist_funs: true,
  // Compares alike everywhere, which packs better.
  lhs_constants: false,
  // No function of ours is called with `new`, nor asked for its prototype.
  unsafe_arrows: true,
  // A variable of the bundler's would be one of the page, which does not run if it declares the same.
  toplevel: true,
  // Packs better so.
  if_return: false,
};

/** The bundler has made names short; given once more they are as short, and pack worse. */
const mangle = false;

/**
 * Minifies a script once more: another minifier finds some three hundredths that the bundler's own leaves. Worth it only for what
 * each page compiles.
 *
 * @param fileName of the script, in what is built
 */
export function minifyAgain(fileName: string): Plugin {
  return {
    name: 'minify-again',
    async generateBundle(_options, bundle) {
      const script = bundle[fileName];
      if (script?.type !== 'chunk') return;
      const { code } = await minify(script.code, { ecma: 2020, compress, mangle });
      if (code === undefined) throw new Error(`${fileName} came to nothing when it was minified again.`);
      script.code = orderFunctions(code, functionsIn(this.parse(code)));
    },
  };
}

/** The functions that are declared in the one function that the script is. */
function functionsIn({ body: [script] }: ESTree.Program) {
  if (script?.type === 'ExpressionStatement' && script.expression.type === 'UnaryExpression') {
    const { argument } = script.expression;
    const callee = argument.type === 'CallExpression' && argument.callee;
    if (callee && callee.type === 'FunctionExpression')
      return (callee.body?.body ?? []).filter(({ type }) => type === 'FunctionDeclaration');
  }
  throw new Error('The script is no longer one function that is called at once.');
}
