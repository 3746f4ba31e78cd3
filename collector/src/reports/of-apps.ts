/** Asks the store for each of these apps, and puts the answers together. Without apps: once, for all there are. */
export async function ofApps<Found>(
  apps: readonly string[] | undefined,
  ask: (filter: { readonly app?: string }) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  return apps === undefined ? ask({}) : (await Promise.all(apps.map((app) => ask({ app })))).flat();
}
