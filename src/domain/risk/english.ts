const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words before the verb of a sentence that say nothing about the effect. */
export const OPENERS = words(`
  this the a an these that tool tools function endpoint api method operation action use used
  using to for it its which will can could may should must allows allow enables lets let helps
  ability you your user users agent agents llm llms ai assistant claude mcp server client please
  simple one step wrapper utility helper designed intended
  responsible capable supports async batch bulk via when want wants need needs in order be able
  would like only also first by with and permanently new quick important warning experimental
  select_and deprecated force beta admin premium pro tip purpose primary step1 request easily how`);

/** "Performs a web search": the noun that follows says what is done. */
export const PERFORMING = words(
  'perform performs performing conduct conducts conducting carry carries',
);

export const DETERMINERS = words('the a an this these that your its their all each every my our');

/** After these a plain verb is a verb. */
export const BEFORE_PLAIN = words('to will can may must could then');

export const BE = words('is are be been being gets');

/** "Replies for a message", "Posts of a user": a plural noun, not a verb. */
export const AFTER_PLURAL = words('for of in from with on at by that are about');

/** What follows tells when a call happens, not what it does. */
export const CONDITION = words('when if whom who after before because once while unless');

/** A clause ends here: what follows tells how, when or why. */
export const CLAUSE_END = words(`
  that which when if where while because so before after unless until using via by whose instead
  rather without including includes such like along`);

/** "Use this when …", "Call it first": advice about the tool, not what it does. */
export const ADVICE_VERBS = words('use call run invoke start used called prefer');
export const ADVICE_OBJECTS = words('this it here after when only first before instead directly');
