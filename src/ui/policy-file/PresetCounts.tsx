import { effectsOf, sameFileGroups } from '#domain/policy/effective.ts';
import type { Preset } from '#domain/policy/preset.ts';
import type { RenderedFiles } from '#domain/policy/render-files.ts';
import { routes } from '#routes';
import { EFFECT_TITLE, sameFileSentence } from '#wording/effects.ts';

interface Props {
  /** Label of the format. */
  readonly format: string;
  /** The files of each preset in this format. */
  readonly presets: readonly {
    readonly preset: Preset;
    readonly rendered: RenderedFiles;
  }[];
}

/** What the file of each preset does in one format, and which presets give the same file. */
export function PresetCounts({ format, presets }: Props) {
  const groups = sameFileGroups(presets.map(({ rendered }) => rendered));
  const number = (count: number) => count.toLocaleString('en');
  return (
    <>
      <table class="table keep preset-counts">
        <caption>What each preset does in {format}</caption>
        <thead>
          <tr>
            <th scope="col">Tools that</th>
            <th scope="col">{EFFECT_TITLE.runs}</th>
            <th scope="col">{EFFECT_TITLE.asks}</th>
            <th scope="col">{EFFECT_TITLE.refused}</th>
          </tr>
        </thead>
        <tbody>
          {presets.map(({ preset, rendered }) => {
            const { all, runs, asks, refused, withoutFile } = effectsOf(rendered).counts;
            const counts = [runs, asks, refused].map(number);
            return (
              <tr key={preset.id}>
                <th scope="row">
                  {preset.label}
                  {withoutFile > 0 && (
                    <span class="soft small">
                      {withoutFile === all
                        ? ' (no file)'
                        : ` (${number(withoutFile)} without a file)`}
                    </span>
                  )}
                </th>
                {counts.map((count, at) => (
                  <td key={at}>{withoutFile === all ? '–' : count}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="small">
        <a href={routes.guide('how-often')}>How often does each preset ask in practice?</a>
      </p>
      {groups.map((places) => (
        <p key={places.join()} class="small preset-same">
          {sameFileSentence(
            format,
            places.flatMap((place) => presets[place]?.preset.label ?? []),
          )}
        </p>
      ))}
    </>
  );
}
