import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ServerAllowlist } from '#domain/server-allowlist/allowlist.ts';
import type { AllowlistFormat, RenderedAllowlist } from '#domain/server-allowlist/format.ts';
import { ALLOWLIST_FORMATS, allowlistFormatById } from '#domain/server-allowlist/formats/index.ts';
import { routes } from '#routes';
import type { CheckedSentences } from '#wording/proof.ts';
import {
  ALLOWLIST_LIMITS,
  allowlistStatement,
  NO_ALLOWLIST,
  nameSentence,
} from '#wording/server-allowlist.ts';
import { ForeignText } from '../ForeignText.tsx';
import { Heading } from '../Heading.tsx';
import { chosenTarget } from '../policy-file/FormatChoice.tsx';
import { PolicyFile } from '../policy-file/PolicyFile.tsx';

interface Props {
  readonly list: ServerAllowlist;
  /** How the file of each format was checked. */
  readonly checked: CheckedSentences;
  /** Fields that make the list, above the file. */
  readonly children?: ComponentChildren;
}

/** The servers of a page as a list of what may start, in one managed file at a time. */
export function AllowOnly({ list, checked, children }: Props) {
  const [chosen, setChosen] = useState<string>();
  const format = allowlistFormatById(chosen ?? '') ?? formatOf(chosenTarget.value.id);
  const rendered = useMemo(() => format.render(list), [format, list]);
  return (
    <section class="allow-only">
      <Heading id="allow-only">Allow only these servers</Heading>
      <p>
        For organisations: a managed file on each computer that lets these servers start, and no
        others. Users cannot add to it.
      </p>
      {children}
      <label class="allow-format" for="allow-format">
        <span class="small soft">Product</span>
        <select
          id="allow-format"
          class="field"
          value={format.id}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {ALLOWLIST_FORMATS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <AllowlistFile format={format} rendered={rendered} />
      <AboutAllowlist format={format} checked={checked[format.id]} />
    </section>
  );
}

const formatOf = (target: string): AllowlistFormat =>
  ALLOWLIST_FORMATS.find((format) => format.target === target) ?? ALLOWLIST_FORMATS[0];

interface FileProps {
  readonly format: AllowlistFormat;
  readonly rendered: RenderedAllowlist;
}

function AllowlistFile({ format, rendered }: FileProps) {
  return (
    <>
      {rendered.ok ? (
        <PolicyFile target={format} text={rendered.text} id="allow-file" what="allowlist" />
      ) : (
        <p class="note">
          <strong>No file for {format.label}.</strong> {NO_ALLOWLIST}
        </p>
      )}
      {rendered.statements.length > 0 && (
        <ul class="small substitutions" aria-label="What differs from your servers">
          {rendered.statements.map((statement, at) => (
            <li key={at}>
              <ForeignText text={allowlistStatement(statement, format)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const limitsOf = (format: AllowlistFormat): string[] => [
  ...ALLOWLIST_LIMITS,
  ...(format.comparesNames ? [] : [nameSentence(format)]),
  ...format.gaps.map(({ text }) => text),
];

function AboutAllowlist({
  format,
  checked = '',
}: {
  readonly format: AllowlistFormat;
  readonly checked: string | undefined;
}) {
  return (
    <>
      <dl class="allow-places small">
        {format.places.map(([where, path]) => (
          <div key={where}>
            <dt>{where}</dt>
            <dd>
              <code>{path}</code>
            </dd>
          </div>
        ))}
      </dl>
      <h3>What it does not do</h3>
      <ul class="small substitutions">
        {limitsOf(format).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p class="small soft mt-2">
        {checked}{' '}
        <a href={`${routes.guide('allowlists')}#${format.id}`}>How to apply and check it</a>
      </p>
    </>
  );
}
