/** Every way in which the bytes of a secret could be written. */
function formsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret);
  const texts = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    encodeURIComponent(encodeURIComponent(secret)),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((shift) => base64At(bytes, shift)),
  ];
  return [...new Set(texts)].map((text) => Buffer.from(text)).concat(Buffer.from(secret, 'utf16le'));
}

/** Base64 of the bytes where they stand so many bytes into a group of three, but for the ends that their neighbours share. */
function base64At(bytes: Buffer, shift: number): readonly string[] {
  const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
  const whole = padded.subarray(shift === 0 ? 0 : 3, padded.length - (padded.length % 3));
  return whole.length < 6 ? [] : [whole.toString('base64'), whole.toString('base64url')];
}

/** The names of the secrets that stand somewhere in the bytes, in whatever form, and the form. */
export function findSecrets(secrets: Readonly<Record<string, string>>, places: readonly Buffer[]): readonly string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret)
      .filter((form) => places.some((place) => place.includes(form)))
      .map((form) => `${name} as ${form}`),
  );
}
