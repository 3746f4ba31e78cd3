/** A picture, ready to be sealed. */
export interface PictureFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly widthPx: number;
  readonly heightPx: number;
}

const WIDTH_PX = 360;
const HEIGHT_PX = 640;
const JPEG_QUALITY = 0.7;

/** Draws an evening at the sea, another one each time: the demo has no camera. */
export async function drawPicture(random: () => number): Promise<PictureFile> {
  const canvas = new OffscreenCanvas(WIDTH_PX, HEIGHT_PX);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser cannot draw: use one with a 2D canvas.');
  const hue = Math.floor(random() * 360);
  const horizon = HEIGHT_PX * (0.55 + random() * 0.15);

  const fade = (fromY: number, toY: number, from: string, to: string) => {
    const gradient = context.createLinearGradient(0, fromY, 0, toY);
    gradient.addColorStop(0, from);
    gradient.addColorStop(1, to);
    context.fillStyle = gradient;
    context.fillRect(0, fromY, WIDTH_PX, toY - fromY);
  };
  fade(0, horizon, `hsl(${hue} 45% 28%)`, `hsl(${hue + 50} 75% 70%)`);
  fade(horizon, HEIGHT_PX, `hsl(${hue + 40} 55% 55%)`, `hsl(${hue + 10} 50% 20%)`);

  context.fillStyle = `hsl(${hue + 60} 95% 88%)`;
  context.beginPath();
  context.arc(WIDTH_PX * (0.2 + random() * 0.6), horizon - 60, 34, 0, Math.PI * 2);
  context.fill();

  context.fillStyle = `hsl(${hue} 35% 14% / 0.9)`;
  context.beginPath();
  context.moveTo(0, HEIGHT_PX);
  for (let x = 0; x <= WIDTH_PX; x += 40) context.lineTo(x, HEIGHT_PX - 24 - random() * 46);
  context.lineTo(WIDTH_PX, HEIGHT_PX);
  context.fill();

  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  return { bytes: new Uint8Array(await blob.arrayBuffer()), widthPx: WIDTH_PX, heightPx: HEIGHT_PX };
}
