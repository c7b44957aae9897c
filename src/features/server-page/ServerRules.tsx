import type { Rule } from '#domain/policy/policy.ts';
import { routes } from '#routes';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { ruleWords } from '#wording/rule.ts';

interface Props {
  readonly server: { readonly slug: string };
  readonly tools: readonly { readonly slug: string; readonly name: string; readonly rule: Rule }[];
}

/** Which tools have which rule, in a few lines. */
export function ServerRules({ server, tools }: Props) {
  const groups = [...Map.groupBy(tools, ({ rule }) => ruleWords(rule))];
  return (
    <section>
      <Heading id="rules">The rule of each tool</Heading>
      <dl class="rules">
        {groups.map(([words, group]) => (
          <div key={words}>
            <dt>
              {words} <span class="soft">({group.length})</span>
            </dt>
            <dd>
              <ul>
                {group.map(({ slug, name }) => (
                  <li key={slug}>
                    <ForeignText text={name} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={`${routes.server(server.slug)}#tools`}>
          What each tool does, and how severe it is
        </a>
      </p>
    </section>
  );
}
