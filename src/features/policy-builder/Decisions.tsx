import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { announce } from '#ui/client/announce.ts';
import { isTyping } from '#ui/client/keyboard.ts';
import { Heading } from '#ui/Heading.tsx';
import { ALL_TOOLS } from './client/rows.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';
import { Notices } from './Notices.tsx';
import { PresetBar } from './PresetBar.tsx';
import { ToolList } from './ToolList.tsx';

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
  readonly heading: RefObject<HTMLHeadingElement>;
}

/** What is decided: by a preset, about unlisted tools, and about each tool. */
export function Decisions({ store, files, heading }: Props) {
  const [filter, setFilter] = useState(ALL_TOOLS);
  return (
    <section class="build-decide">
      <div class="build-head">
        <Heading id="decisions" heading={heading}>
          Decisions
        </Heading>
        <UndoBar store={store} />
      </div>
      <Notices
        store={store}
        onShowUndecided={() => setFilter({ ...ALL_TOOLS, decision: 'undecided' })}
      />
      <PresetBar store={store} files={files} />
      <ToolList store={store} files={files} filter={filter} onFilter={setFilter} />
    </section>
  );
}

/** Undo and Redo: buttons, and the usual keys wherever no text is typed. */
function UndoBar({ store }: { readonly store: Store }) {
  const undo = () => {
    const words = store.undo();
    announce(words === undefined ? 'There is nothing to undo' : `Undone: ${words}`);
  };
  const redo = () => {
    const words = store.redo();
    announce(words === undefined ? 'There is nothing to redo' : `Redone: ${words}`);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey === event.metaKey || event.altKey || isText(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return (
    <div class="build-undo no-print">
      <button type="button" class="button" aria-disabled={!store.canUndo.value} onClick={undo}>
        Undo
      </button>
      <button type="button" class="button" aria-disabled={!store.canRedo.value} onClick={redo}>
        Redo
      </button>
    </div>
  );
}

const isText = (target: EventTarget | null): boolean =>
  isTyping(target) && !(target instanceof HTMLSelectElement);
