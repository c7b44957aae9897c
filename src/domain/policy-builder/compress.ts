const text = new TextEncoder();

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64url(words: string): Uint8Array<ArrayBuffer> {
  const binary = atob(words.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

async function pipedThrough(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > maxBytes) {
      await reader.cancel();
      throw new RangeError(`more than ${maxBytes} bytes`);
    }
    parts.push(read.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Raw deflate, then base64 with `-` and `_`, which an address may hold as they are. */
export async function compressed(words: string): Promise<string> {
  const bytes = text.encode(words);
  return base64url(
    await pipedThrough(bytes, new CompressionStream('deflate-raw'), Number.MAX_VALUE),
  );
}

/** Throws for anything that `compressed` does not make, and for what unpacks to more than `maxBytes`. */
export async function decompressed(words: string, maxBytes: number): Promise<string> {
  const bytes = fromBase64url(words);
  const unpacked = await pipedThrough(bytes, new DecompressionStream('deflate-raw'), maxBytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(unpacked);
}
