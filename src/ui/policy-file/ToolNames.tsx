import { Fragment } from 'preact';
import { ForeignText } from '../ForeignText.tsx';

interface Props {
  readonly names: readonly string[];
  /** How many are named; the others are counted. */
  readonly most: number;
}

/** "create_issue, delete_file and 12 more" */
export function ToolNames({ names, most }: Props) {
  const more = names.length - most;
  return (
    <>
      {names.slice(0, most).map((name, index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          <span class="mono">
            <ForeignText text={name} />
          </span>
        </Fragment>
      ))}
      {more > 0 && ` and ${more.toLocaleString('en')} more`}
    </>
  );
}
