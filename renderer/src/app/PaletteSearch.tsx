import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDataClient, useLiveQuery } from '../client/index.ts';
import { allActions, comboboxProps, Kbd, optionId, paths, useActionRegistry } from '../ui/index.ts';
import { showFrameDialog } from './frameState.ts';
import { paletteChoices, type PaletteChoice } from './paletteChoices.ts';
import { PaletteList } from './PaletteList.tsx';
import styles from './Palette.module.css';

const inputOf = (term: string) => (term === '' ? null : { search: term, limit: 8 });

/**
 * The field of the palette and what it finds. The first line is marked until somebody moves the
 * mark; Enter before the answer is there waits for it, so that typing blindly does what was typed.
 */
export const PaletteSearch = () => {
  const { t } = useTranslation('app');
  const id = useId();
  const [text, setText] = useState('');
  const [marked, setMarked] = useState<string>();
  const typed = useRef('');
  const [, go] = useLocation();
  const client = useDataClient();
  const registered = useActionRegistry((state) => state.registered);
  const term = text.trim();
  const { value, isStale, ask } = useLiveQuery('palette.search', inputOf(term));
  const actions = allActions(registered);
  const choices = paletteChoices(term, term === '' ? undefined : value, actions);
  const moved = choices.find((choice) => choice.id === marked);
  const active = moved ?? choices[0];
  const listId = `${id}-results`;
  const activeId = active === undefined ? undefined : optionId(listId, active.id);
  useEffect(() => {
    if (activeId !== undefined)
      document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const change = (next: string): void => {
    setMarked(undefined);
    typed.current = next.trim();
    ask(inputOf(next.trim()));
    setText(next);
  };

  const choose = (choice: PaletteChoice): void => {
    showFrameDialog(null);
    if (choice.kind === 'person') go(paths.person(choice.id));
    else if (choice.kind === 'meetup') go(paths.meetup(choice.id));
    else choice.action.run();
  };

  const chooseUnseen = async (): Promise<void> => {
    const answer = await client.query('palette.search', { search: term, limit: 8 });
    if (typed.current !== term) return;
    const [first] = paletteChoices(term, answer.ok ? answer.value : undefined, actions);
    if (first !== undefined) choose(first);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const at = active === undefined ? -1 : choices.indexOf(active);
      setMarked(choices.at((at + step) % Math.max(1, choices.length))?.id);
    } else if (event.key === 'Enter') {
      if (event.repeat) return;
      if (isStale && moved === undefined) void chooseUnseen();
      else if (active !== undefined) choose(active);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <>
      <div className={styles.field}>
        <Search size={17} className={styles.icon} aria-hidden />
        <input
          className={styles.input}
          aria-label={t('palette.search')}
          placeholder={t('palette.search')}
          {...comboboxProps({ listId, isExpanded: choices.length > 0, active: active?.id })}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          ref={focusOnce}
        />
        <Kbd keys="escape" />
      </div>
      <PaletteList id={listId} choices={choices} activeId={active?.id} onChoose={choose} />
    </>
  );
};

const focusOnce = (field: HTMLInputElement | null): void => field?.focus();
