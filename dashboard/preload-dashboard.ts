import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * Has the page ask for the dashboard's code and styles at once: its entry asks for data first, and imports the rest only
 * then, of which the browser would learn when the entry runs.
 */
export function preloadDashboard(): Plugin {
  return {
    name: 'preload-dashboard',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {}, chunk: entry }) {
        const chunks = new Map(
          Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
        );
        const isAsked = (name: string): boolean => name === entry?.fileName || entry?.imports.includes(name) === true;
        const scripts = new Set<string>();
        const styles = new Set<string>();
        const add = (name: string): void => {
          const chunk = chunks.get(name);
          if (chunk === undefined || isAsked(name) || scripts.has(name)) return;
          scripts.add(name);
          chunk.imports.forEach(add);
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
        };
        entry?.dynamicImports.forEach(add);
        return [
          ...[...scripts].map((name) => link({ rel: 'modulepreload', href: `/${name}` })),
          ...[...styles].map((name) => link({ rel: 'stylesheet', href: `/${name}` })),
        ];
      },
    },
  };
}

const link = (attrs: { readonly rel: string; readonly href: string }): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true },
  injectTo: 'head',
});
