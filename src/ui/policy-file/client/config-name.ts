/** The field for the server's name; what makes the files anew comes with the first change. */
export class ConfigName extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', () => void this.#begin(), { once: true });
  }

  async #begin(): Promise<void> {
    const { followName } = await import('./FollowedName.tsx');
    followName(this);
  }
}
