/** Hands a file to the user, as the browser does with downloads. */
export function saveFile(document: Document, name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun when `click` returns.
  URL.revokeObjectURL(url);
}
