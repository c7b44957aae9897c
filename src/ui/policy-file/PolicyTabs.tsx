import { callTable } from '#domain/policy/call-table.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { routes } from '#routes';
import type { CheckedSentences } from '#wording/proof.ts';
import { FormatTabs } from './FormatTabs.tsx';
import { highlight, plainHtml } from './highlight.ts';
import { INLINE_FORMATS } from './inline-formats.ts';
import { panelFacts } from './panel-facts.ts';
import { renderOnce } from './render-once.ts';
import { sameFile } from './same-file.ts';

interface Props {
  readonly policy: Policy;
  readonly label: string;
  /** Describe what happens to this tool; leave it out for a whole server. */
  readonly tool?: string;
  /** How the files of each format were checked; without it, the page says less of each. */
  readonly checked?: CheckedSentences;
  /** What made the policy: with it, a visitor can change the server’s name. */
  readonly preset?: string;
  /** The policies of all presets, this one among them: where two give the same file, the panel says so. */
  readonly presets?: readonly { readonly label: string; readonly policy: Policy }[];
  /** Address of the page that has the files of all formats; without it, this page has all of them. */
  readonly allFormats?: string;
  /** No page has the files of all formats: links lead to the guides of the others, and little is said of each. */
  readonly hasGuidesOnly?: boolean;
  /** What that page has, where it is not the same policy. */
  readonly othersLabel?: string;
  /** Is the policy about all tools of a server, so that they are counted? */
  readonly isServer?: boolean;
}

/** A policy in the formats of a page, each with what its file does. For built pages only. */
export function PolicyTabs(props: Props) {
  const {
    policy,
    label,
    tool,
    checked,
    preset,
    presets = [],
    allFormats,
    isServer = false,
    hasGuidesOnly = false,
  } = props;
  const [server] = policy.servers;
  const scope = { server: server?.server ?? '', ...(tool === undefined ? {} : { tool }) };
  const isWhole = allFormats === undefined && !hasGuidesOnly;
  const isBrief = (isWhole && isServer) || hasGuidesOnly;
  const panelOf = (target: EnforcementTarget) => {
    const rendered = renderOnce(target, policy);
    return {
      ...panelFacts(target, policy, rendered, { tool, isServer }),
      highlighted: rendered.ok
        ? isWhole
          ? plainHtml(rendered.text)
          : highlight(rendered.text, target.language)
        : undefined,
      checked: checked?.[target.id],
      same: sameFile(target, policy, presets, renderOnce),
      brief: isBrief,
    };
  };
  const others = TARGETS.filter((target) => !INLINE_FORMATS.includes(target));
  return (
    <FormatTabs
      label={label}
      {...(props.othersLabel === undefined ? {} : { othersLabel: props.othersLabel })}
      panels={(isWhole ? TARGETS : INLINE_FORMATS).map(panelOf)}
      others={others.map((target) => ({
        target,
        href: hasGuidesOnly
          ? routes.targetGuide(target.id)
          : `${allFormats ?? ''}#policy-${target.id}`,
      }))}
      named={
        preset === undefined || !server
          ? undefined
          : { server: server.server, name: server.as, preset, tool }
      }
      calls={isBrief ? undefined : callTable(policy, scope)}
    />
  );
}
