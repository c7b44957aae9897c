import type { AssessmentSubject } from './assessment.ts';
import type { Evidence } from './evidence.ts';
import { nameTokens } from './name-tokens.ts';
import { type Token, textTokens } from './token.ts';

export type FieldPlace = Exclude<Evidence['place'], 'hint' | 'stated' | 'documented'>;

/** One text of a definition, split into words once. */
export interface Field {
  readonly place: FieldPlace;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The text goes on after what is read of it. */
  readonly isCut?: boolean;
}

/** Rules read this much of a description: what follows is mostly examples and other tools. */
const READ_LIMIT = 1500;
/** A server's description begins with what it is for; what follows names other things too. */
const SERVER_LIMIT = 200;

/** The words of an address in a tool's text say where something is described, not what a call does. */
const ADDRESS = /https?:\/\/[^\s)>\]"'`]+/g;

const withoutAddresses = (text: string): string =>
  text.replace(ADDRESS, (address) => ' '.repeat(address.length));

function textField(place: FieldPlace, text: string | undefined, limit = READ_LIMIT): Field[] {
  const whole = text ?? '';
  const cut = whole.slice(0, limit).toWellFormed();
  if (cut.trim() === '') return [];
  return [
    {
      place,
      text: cut,
      tokens: textTokens(place === 'server' ? cut : withoutAddresses(cut)),
      isCut: whole.length > limit,
    },
  ];
}

export function nameField(name: string, place: FieldPlace = 'name'): Field {
  return { place, text: name, tokens: nameTokens(name) };
}

/** Title, summary and description of the tool, in this order, without the empty ones. */
export function textFields({ tool }: AssessmentSubject): Field[] {
  return [
    ...textField('title', tool.title),
    ...textField('summary', tool.summary),
    ...textField('description', tool.description),
  ];
}

/** Title, summary and description of the server, cut to what tells what it is about. */
export function serverFields({ server }: AssessmentSubject): Field[] {
  return [
    ...textField('server', server.title),
    ...textField('server-summary', server.summary, SERVER_LIMIT),
    ...textField('server', server.description, SERVER_LIMIT),
  ];
}
