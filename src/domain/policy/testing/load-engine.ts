/** An engine's library, or null, and said, where it is not installed. */
export async function loadEngine<T>(name: string): Promise<T | null> {
  try {
    return (await import(/* @vite-ignore */ name)) as T;
  } catch {
    console.warn(`skipped: ${name} is not installed, so nothing is judged by it`);
    return null;
  }
}
