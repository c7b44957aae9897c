import { uniqueSlugs } from '#domain/slug.ts';
import type { Parameter } from '#domain/tool.ts';
import { excerpt } from '#domain/upstream-text.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { joined } from '#ui/joined.tsx';

/** How many values of a parameter are listed. */
const SHOWN = 24;

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

function valueText(option: unknown): string {
  const text = typeof option === 'string' && option !== '' ? option : JSON.stringify(option);
  return excerpt(text, 60);
}

interface Props {
  readonly tool: CatalogueTool;
}

/** The parameters of a tool, each with what is known of it. */
export function ToolParameters({ tool: { parameters, quoted = false } }: Props) {
  const ids = uniqueSlugs((parameters ?? []).map(({ name }) => name));
  return (
    <>
      <Heading id="parameters" level={3}>
        Parameters
      </Heading>
      {parameters === null && <p>Its parameters are not known here.</p>}
      {parameters?.length === 0 && <p>It takes no parameters.</p>}
      {parameters !== null && parameters.length > 0 && (
        <table class="table">
          <caption>{captionOf(parameters, quoted)}</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Type</th>
              <th scope="col">Required</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((parameter) => (
              <Row
                key={parameter.name}
                id={`parameter-${ids.get(parameter.name)}`}
                parameter={parameter}
                isQuoted={quoted}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function captionOf(parameters: readonly Parameter[], isQuoted: boolean): string {
  const all = parameters.length;
  const required = parameters.filter((parameter) => parameter.required).length;
  const from = isQuoted
    ? '; descriptions quoted from the definition'
    : parameters.some(({ description }) => description)
      ? '; meanings in our words'
      : '';
  return `${all} ${all === 1 ? 'parameter' : 'parameters'}, ${required} required${from}`;
}

interface RowProps {
  readonly id: string;
  readonly parameter: Parameter;
  readonly isQuoted: boolean;
}

function Row({ id, parameter, isQuoted }: RowProps) {
  const { name, type, required, description, enum: values, default: usual } = parameter;
  return (
    <tr id={id}>
      <th
        scope="row"
        class={`mono font-normal ${name.length > 24 ? 'break-all' : 'whitespace-nowrap'}`}
      >
        <ForeignText text={name} />
      </th>
      <td data-label="Type">
        {type ? <ForeignText text={excerpt(type, 60)} /> : <span class="soft">not stated</span>}
      </td>
      <td data-label="Required">{required ? 'yes' : 'no'}</td>
      <td class="wrap-anywhere">
        {description &&
          (isQuoted ? (
            <>
              “<ForeignText text={excerpt(description, 300)} />”
            </>
          ) : (
            sentence(description)
          ))}
        {values && (
          <span class="soft small">
            {' '}
            One of{' '}
            {joined(
              values.slice(0, SHOWN).map((option, at) => (
                <code key={at}>
                  <ForeignText text={valueText(option)} />
                </code>
              )),
            )}
            {values.length > SHOWN && ` and ${values.length - SHOWN} more`}.
          </span>
        )}
        {usual !== undefined && usual !== '' && (
          <span class="soft small">
            {' '}
            Default{' '}
            <code>
              <ForeignText text={valueText(usual)} />
            </code>
            .
          </span>
        )}
      </td>
    </tr>
  );
}
