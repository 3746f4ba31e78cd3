/** What a person does at a page. Each waits until the element is there, and then until the page has its answers. */
export const stepParts = {
  open: `
async function open({ page, settled }: Person, path: string): Promise<void> {
  await page.goto(address(path));
  await settled();
}
`,
  reload: `
async function reload({ page, settled }: Person): Promise<void> {
  await page.reload();
  await settled();
}
`,
  click: `
async function click({ page, settled }: Person, target: string): Promise<void> {
  await page.locator(target).first().click();
  await settled();
}
`,
  fill: `
async function fill({ page }: Person, target: string, text: string): Promise<void> {
  await page.locator(target).first().fill(text);
}
`,
  select: `
async function select({ page, settled }: Person, target: string, option: string): Promise<void> {
  await page.locator(target).first().selectOption(option);
  await settled();
}
`,
  check: `
async function check({ page, settled }: Person, target: string, checked: boolean): Promise<void> {
  await page.locator(target).first().setChecked(checked);
  await settled();
}
`,
  press: `
async function press({ page, settled }: Person, target: string, key: string): Promise<void> {
  await page.locator(target).first().press(key);
  await settled();
}
`,
  secret: `
/** What no recording has. */
function secret(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(\`Set \${name}: the head of this file says what it is.\`);
  return value;
}
`,
} as const;
