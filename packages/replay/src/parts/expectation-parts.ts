/** What must hold in the end, as far as it can be seen from outside the page. */
export const expectationParts = {
  shown: `
/** How often each text stands on the page. Spaces and capitals are the style's. */
async function shownOn(page: Page, texts: readonly string[]): Promise<Record<string, number>> {
  const plain = (text: string) => text.replaceAll(/\\s+/g, ' ').toLowerCase();
  const shown = plain(await page.locator('body').innerText());
  return Object.fromEntries(texts.map((text) => [text, shown.split(plain(text)).length - 1]));
}

/** The same, once all of them are there and nothing has changed for two seconds, or after ten. */
async function steadyOn(page: Page, texts: readonly string[]): Promise<Record<string, number>> {
  let counts = await shownOn(page, texts);
  let since = Date.now();
  await within(10_000, async () => {
    const now = await shownOn(page, texts);
    if (texts.some((text) => now[text] !== counts[text])) since = Date.now();
    counts = now;
    return Date.now() - since > 2_000 && texts.every((text) => (now[text] ?? 0) > 0);
  });
  return counts;
}
`,
  reloadShowsTexts: `
/** A reload reads everything anew: what it shows, no less and no more, the page should have shown before it. */
async function expectWhatAReloadShows(person: Person, texts: readonly string[], way: readonly string[]): Promise<void> {
  const { page, settled } = person;
  const isAnyShown = async () => Object.values(await shownOn(page, texts)).some((count) => count > 0);
  // Whoever catches up is given the time for it.
  const before = await steadyOn(page, texts);
  await page.reload();
  await settled();
  if (!(await within(3_000, isAnyShown))) {
    for (const target of way) {
      await page.locator(target).first().click({ timeout: 3_000 }).catch(() => undefined);
      await settled();
    }
  }
  const after = await steadyOn(page, texts);
  const isSeen = [before, after].some((counts) => Object.values(counts).some((count) => count > 0));
  expect(isSeen, \`\${person.name}'s page shows one of these at least, before or after a reload: \${texts.join(', ')}\`).toBe(true);
  expect(before, \`what \${person.name} saw is what a reload shows\`).toEqual(after);
}
`,
  reloadShowsAll: `
/** A reload reads everything anew: what it shows, no less and no more, the page should have shown before it. */
async function expectWhatAReloadShows({ name, page, settled }: Person): Promise<void> {
  const lines = async () => (await page.locator('body').innerText()).split('\\n').map((line) => line.trim());
  const steady = async () => {
    let last = await lines();
    await within(10_000, async () => {
      const before = last.join('\\n');
      last = await lines();
      return last.join('\\n') === before;
    });
    return last;
  };
  // Whoever catches up is given the time for it.
  await within(10_000, () => false);
  const before = await steady();
  const reloaded = async () => {
    await page.reload();
    await settled();
    return steady();
  };
  const after = await reloaded();
  // What two reloads show differently changes by itself.
  const again = new Set(await reloaded());
  const lasting = after.filter((line) => again.has(line));
  const isOwn = (line: string) => line !== '' && !/\\d{1,2}:\\d\\d|\\bago\\b|\\bnow\\b/.test(line);
  expect(before.filter((line) => isOwn(line) && (lasting.includes(line) || !after.includes(line))), \`what \${name} saw is what a reload shows\`).toEqual(
    lasting.filter(isOwn),
  );
}
`,
  reconnect: `
/** A page that lost its socket comes back by itself. */
async function expectReconnect({ name, network }: Person): Promise<void> {
  const isUp = await within(20_000, () => network.lines.size > 0);
  expect(isUp, \`\${name} is connected again within 20 s\`).toBe(true);
}
`,
  forgotten: `
/** What the browser kept for a user is gone after the logout. */
async function expectForgotten({ name, page }: Person, items: readonly (readonly ['local' | 'session', string])[]): Promise<void> {
  const left = () =>
    page.evaluate(
      (asked) => asked.filter(([area, key]) => (area === 'local' ? localStorage : sessionStorage).getItem(key) !== null),
      items,
    );
  await within(5_000, async () => (await left()).length === 0);
  expect(await left(), \`what is kept of \${name} after the logout\`).toEqual([]);
}
`,
  fewRequests: `
/** A page that nobody writes to asks once, not again and again. */
async function expectFewRequests({ name, page }: Person, wanted: string, withinMs: number): Promise<void> {
  let count = 0;
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (wanted.startsWith(\`\${request.method()} \`) && wanted.includes(pathname)) count += 1;
  });
  await within(withinMs, () => false);
  expect(count, \`how often \${name} asked \${wanted} in \${withinMs / 1000} s\`).toBeLessThanOrEqual(1);
}
`,
  byHand: `
/** What was wrong cannot be seen on the page. Say here what must hold: by a log of the server, or what the app tells of its state. */
async function expectByHand(_person: Person): Promise<void> {
  throw new Error('expectByHand: the incident was repeated, and nothing is checked yet. Say what must hold.');
}
`,
} as const;
