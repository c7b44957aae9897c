import type { Start } from '#domain/start/start.ts';
import { SETTING_PLACE, settingText } from '#wording/start.ts';

interface Props {
  readonly start: Start;
  /** Of a start that takes a list. */
  readonly values: readonly string[];
}

/** The ways of choosing a start, in one line: one of them is enough. */
export function SettingList({ start: { set, when }, values }: Props) {
  return (
    <p class="settings">
      {when === 'unset' ? 'Leave out ' : set.length > 1 ? 'Set one of these: ' : 'Set '}
      {set.map((setting, at) => (
        <span key={setting.in + setting.name}>
          {at > 0 && ', '}
          <code>{settingText(setting, values)}</code>{' '}
          <span class="soft">({SETTING_PLACE[setting.in]})</span>
        </span>
      ))}
    </p>
  );
}
