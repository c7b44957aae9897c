/** The field for the server's name; the code that renders the files again is loaded on the first change. */
export class ConfigName extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', () => void this.#begin(), { once: true });
  }

  async #begin(): Promise<void> {
    const { followName } = await import('./FollowedName.tsx');
    followName(this);
  }
}
