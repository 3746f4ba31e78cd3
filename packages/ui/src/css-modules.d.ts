declare module '*.module.css' {
  const classes: { readonly [name: string]: string };
  // biome-ignore lint/style/noDefaultExport: the bundler makes a CSS module's default export.
  export default classes;
}
declare module '*.css';

declare module '*.css?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler makes a text its file's default export.
  export default text;
}
