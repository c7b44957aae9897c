import { Fragment } from 'preact';
import type { ManagedPlace, Override } from '#domain/policy/override.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { routes } from '#routes';
import { overrideEffect, overrideGroups } from '#wording/override.ts';
import { capitalised, counted } from '#wording/sentence.ts';
import { OverrideText } from './OverrideText.tsx';

interface Props {
  readonly target: EnforcementTarget;
}

/** How many overrides can be seen before the rest is opened. */
const NAMED = 2;

/** What undoes the file of a target: files, switches and rules, each with what then happens. */
export function Overrides({ target }: Props) {
  const { overrides = [], label } = target;
  if (overrides.length === 0) return null;
  const typed = overrides.filter(({ inWords }) => !inWords).slice(0, NAMED);
  const more = overrides.length - typed.length;
  return (
    <>
      <BroaderRules overrides={overrides} />
      <details class="overrides small mt-2">
        <summary>
          What overrides this file:{' '}
          {typed.map(({ id, text }, at) => (
            <Fragment key={id}>
              {at > 0 && ', '}
              <code>{text}</code>
            </Fragment>
          ))}
          {typed.length === 0 ? counted(more, 'thing') : more > 0 && ` and ${more} more`}
        </summary>
        <ul class="substitutions">
          {overrideGroups(overrides).flatMap((group) => group.overrides.map(item))}
        </ul>
        <p>
          <a href={`${routes.targetGuide(target.id)}#overrides`}>
            How each is known, and where {label} documents it
          </a>
          .
        </p>
      </details>
    </>
  );
}

/** That rules which the reader wrote earlier have to go. */
function BroaderRules({ overrides }: { readonly overrides: readonly Override[] }) {
  const rule = overrides.find(({ kind, inWords }) => kind === 'rule' && !inWords);
  if (!rule) return null;
  return (
    <p class="small mt-2">
      Remove broader rules of your own, such as <code>{rule.text}</code>: they count beside those of
      this file.
    </p>
  );
}

const item = (override: Override) => (
  <li key={override.id}>
    <OverrideText override={override} />: {overrideEffect(override)}.{' '}
    <span class="soft">{override.remedy}</span>
  </li>
);

/** Where an organisation puts the file, before the place for everybody else. */
export function ManagedPlaceNote({ managed }: { readonly managed: ManagedPlace }) {
  const { path, withstands, except } = managed;
  return (
    <div class="small mt-2">
      <p>
        <strong>For an organisation, use the stronger place first.</strong> {capitalised(path)}
      </p>
      <details class="overrides">
        <summary>What it withstands, and what it does not</summary>
        <ul class="substitutions">
          {withstands.map((what) => (
            <li key={what}>Withstands: {what}</li>
          ))}
          {except.map((what) => (
            <li key={what}>Limit: {what}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
