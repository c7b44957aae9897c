import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../../client/announce.ts';
import { NameField } from '../NameField.tsx';
import { NOTHING, type PageFiles, pageFiles, type StatusMessage } from './PageFiles.tsx';

/** Milliseconds between the last letter and the files that follow it. */
const PAUSE = 250;

/** From now on every file of the page follows the name in the field of `host`. */
export function followName(host: HTMLElement): void {
  const field = host.querySelector('input');
  const tabs = host.closest<HTMLElement>('format-tabs');
  if (!field || !tabs) return;
  render(<FollowedName files={pageFiles(tabs)} typed={field.value} />, host);
}

interface Props {
  readonly files: PageFiles;
  /** What is in the field already. */
  readonly typed: string;
}

/** The field with a way back and a sentence about what the files do. */
function FollowedName({ files, typed }: Props) {
  const [name, setName] = useState(typed);
  const field = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<StatusMessage>(NOTHING);
  useEffect(() => {
    let isLatest = true;
    const follow = async () => {
      const next = await files.show(name.trim(), () => isLatest);
      if (!isLatest) return;
      setMessage(next);
      if (next.text !== '') announce(next.text);
    };
    const waiting = setTimeout(() => void follow(), name === files.builtName ? 0 : PAUSE);
    return () => {
      isLatest = false;
      clearTimeout(waiting);
    };
  }, [files, name]);
  return (
    <NameField
      name={name}
      changed={name !== files.builtName}
      invalid={message.problem}
      message={message.text}
      field={field}
      onInput={setName}
      onReset={() => {
        setName(files.builtName);
        field.current?.focus();
      }}
    />
  );
}
