/** Makes a team of these apps, or gives them to the one of that name. */
export async function putTeam(collectorUrl: string, name: string, apps: readonly string[]): Promise<void> {
  const response = await fetch(`${collectorUrl}/api/v1/teams/${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ apps }),
  });
  if (!response.ok) throw new Error(`The collector answered ${response.status}: ${await response.text()}`);
}
