import { render } from 'preact';
import { MissingServer } from '../MissingServer.tsx';

/** Writes what a reader looked for into the links of the question whether a server is missing. */
export function fillInMissing(place: HTMLElement, name: string): void {
  render(<MissingServer name={name} />, place);
}
