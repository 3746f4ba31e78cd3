/** The part of the developer tools' hook that React needs to find, for a page where no such tools are installed. */
export function createReactHook(): object {
  const renderers = new Map<number, unknown>();
  return {
    renderers,
    supportsFiber: true,
    isDisabled: false,
    inject: (renderer: unknown) => {
      const id = renderers.size + 1;
      renderers.set(id, renderer);
      return id;
    },
    checkDCE: ignore,
    onScheduleFiberRoot: ignore,
    onCommitFiberRoot: ignore,
    onCommitFiberUnmount: ignore,
    onPostCommitFiberRoot: ignore,
    setStrictMode: ignore,
  };
}

function ignore(): void {
  // React calls it with what the developer tools would want to know.
}
