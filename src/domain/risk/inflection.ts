const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  run: ['runs', 'running', 'ran'],
  send: ['sends', 'sending', 'sent'],
  write: ['writes', 'writing', 'wrote', 'written'],
  get: ['gets', 'getting', 'got', 'gotten'],
  set: ['sets', 'setting'],
  put: ['puts', 'putting'],
  cut: ['cuts', 'cutting'],
  reset: ['resets', 'resetting'],
  buy: ['buys', 'buying', 'bought'],
  sell: ['sells', 'selling', 'sold'],
  pay: ['pays', 'paying', 'paid'],
  make: ['makes', 'making', 'made'],
  find: ['finds', 'finding', 'found'],
  read: ['reads', 'reading'],
  overwrite: ['overwrites', 'overwriting', 'overwrote', 'overwritten'],
  withdraw: ['withdraws', 'withdrawing', 'withdrew', 'withdrawn'],
  upsert: ['upserts', 'upserting', 'upserted'],
  submit: ['submits', 'submitting', 'submitted'],
  give: ['gives', 'giving', 'gave', 'given'],
  take: ['takes', 'taking', 'took', 'taken'],
  draw: ['draws', 'drawing', 'drew', 'drawn'],
  begin: ['begins', 'beginning', 'began', 'begun'],
  tell: ['tells', 'telling', 'told'],
  show: ['shows', 'showing', 'showed', 'shown'],
  build: ['builds', 'building', 'built'],
  undo: ['undoes', 'undoing', 'undid', 'undone'],
};

const DOUBLING =
  /^(?:[^aeiou]*[aeiou][bdglmnprt]|.*(?:cancel|transfer|refer|commit|permit|unplug|program|debug|unpin))$/;

function thirdPerson(verb: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function stemsBeforeVowel(verb: string): string[] {
  if (/[^aeioy]e$|ue$/.test(verb)) return [verb.slice(0, -1)];
  const doubled = `${verb}${verb.at(-1)}`;
  return DOUBLING.test(verb) ? [doubled, verb] : [verb];
}

/** Third person, gerund and past forms of an English verb; the plain form is not among them. */
export function inflections(verb: string): readonly string[] {
  const known = IRREGULAR[verb];
  if (known) return known;
  const past = /[^aeiou]y$/.test(verb) ? [`${verb.slice(0, -1)}ied`] : [];
  const stems = stemsBeforeVowel(verb);
  return [
    thirdPerson(verb),
    ...stems.map((stem) => `${stem}ing`),
    ...stems.map((stem) => `${stem}ed`),
    ...past,
  ];
}
