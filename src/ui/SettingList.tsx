import type { Start } from '#domain/start/start.ts';
import { SETTING_PLACE, settingText } from '#wording/start.ts';

interface Props {
  readonly start: Start;
  /** Of a start that takes a list. */
  readonly values: readonly string[];
}

/** The ways of choosing a start, each as it is written: one of them is enough. */
export function SettingList({ start, values }: Props) {
  return (
    <ul class="settings">
      {start.set.map((setting) => (
        <li key={setting.in + setting.name}>
          {start.when === 'unset' ? 'Leave out: ' : `${SETTING_PLACE[setting.in]}: `}
          <code>{settingText(setting, values)}</code>
        </li>
      ))}
    </ul>
  );
}
