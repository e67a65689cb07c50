import { CalendarDays, CornerDownRight, User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseByClick, Kbd, Marked, optionProps, PersonName, useFormat } from '../ui/index.ts';
import floating from '../ui/Floating.module.css';
import type { PaletteChoice } from './paletteChoices.ts';
import styles from './Palette.module.css';

/** What the palette found, in its groups; the marked line is what Enter chooses. */
export const PaletteList = (props: {
  id: string;
  choices: readonly PaletteChoice[];
  /** The id of the marked choice. */
  activeId: string | undefined;
  onChoose: (choice: PaletteChoice) => void;
}) => {
  const { t } = useTranslation('app');
  const { id, choices, activeId } = props;
  const groups = [
    { title: t('people'), lines: choices.filter((choice) => choice.kind === 'person') },
    { title: t('meetups'), lines: choices.filter((choice) => choice.kind === 'meetup') },
    { title: t('palette.actions'), lines: choices.filter((choice) => choice.kind === 'action') },
  ].filter((group) => group.lines.length > 0);
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-label={t('palette.results')}
        className={styles.list}
        {...chooseByClick((chosen) => {
          const choice = choices.find((each) => each.id === chosen);
          if (choice !== undefined) props.onChoose(choice);
        })}
      >
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={floating.section} role="presentation">
              {group.title}
            </div>
            {group.lines.map((choice) => (
              <div
                key={choice.id}
                className={floating.item}
                data-focused={choice.id === activeId || undefined}
                {...optionProps({
                  listId: id,
                  choice: choice.id,
                  isActive: choice.id === activeId,
                })}
              >
                <Line choice={choice} />
              </div>
            ))}
          </div>
        ))}
      </div>
      {choices.length === 0 && <output className={styles.nothing}>{t('search.nothing')}</output>}
    </>
  );
};

const Line = ({ choice }: { choice: PaletteChoice }) => {
  const format = useFormat();
  if (choice.kind === 'person') {
    return (
      <>
        <User size={15} className={styles.icon} aria-hidden />
        <PersonName person={choice.person} />
        {choice.person.organisation !== undefined && (
          <span className={styles.sub}>{choice.person.organisation}</span>
        )}
      </>
    );
  }
  if (choice.kind === 'meetup') {
    const { meetup } = choice;
    return (
      <>
        <CalendarDays size={15} className={styles.icon} aria-hidden />
        <span className={floating.itemText}>
          <Marked text={meetup.name} marks={meetup.marks} />
        </span>
        <span className={styles.sub}>{format.day(meetup.startLocal)}</span>
      </>
    );
  }
  return (
    <>
      <CornerDownRight size={15} className={styles.icon} aria-hidden />
      <span className={floating.itemText}>{choice.action.label}</span>
      {choice.action.shortcut !== undefined && <ShortcutKeys shortcut={choice.action.shortcut} />}
    </>
  );
};

/** The keys of a shortcut; two-key shortcuts (`g p`) as two keys after one another. */
export const ShortcutKeys = ({ shortcut }: { shortcut: string }) => (
  <>
    {shortcut.split(' ').map((keys) => (
      <Kbd key={keys} keys={keys} />
    ))}
  </>
);
