import { CalendarDays, CornerDownRight, Search, User } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useLiveQuery } from '../client/index.ts';
import {
  allActions,
  Kbd,
  Marked,
  paths,
  PersonName,
  useActionRegistry,
  useFormat,
  type Action,
} from '../ui/index.ts';
import floating from '../ui/Floating.module.css';
import { showFrameDialog, useFrameState } from './frameState.ts';
import styles from './Palette.module.css';

/** The command palette: people, meetups and every action, by typing. */
export const Palette = () => {
  const isOpen = useFrameState((state) => state.dialog === 'palette');
  const { t } = useTranslation('app');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && showFrameDialog(null)}
      isDismissable
      className={styles.overlay ?? ''}
      data-modal
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('palette.open')}>
          <PaletteBody />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

const PaletteBody = () => {
  const { t } = useTranslation('app');
  const [search, setSearch] = useState('');
  const [, go] = useLocation();
  const format = useFormat();
  const registered = useActionRegistry((state) => state.registered);
  const term = search.trim();
  const { value } = useLiveQuery('palette.search', term === '' ? null : { search: term, limit: 8 });
  const people = term === '' ? [] : (value?.people ?? []);
  const meetups = term === '' ? [] : (value?.meetups ?? []);
  const actions = allActions(registered).filter(
    (action) => action.isHidden !== true && action.id !== 'palette' && matches(action, term),
  );
  const choose = (run: () => void): void => {
    showFrameDialog(null);
    run();
  };
  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField aria-label={t('palette.search')} className={styles.field ?? ''} autoFocus>
        <Search size={17} className={styles.icon} aria-hidden />
        <Input className={styles.input ?? ''} placeholder={t('palette.search')} />
        <Kbd keys="escape" />
      </SearchField>
      {/* Arrow keys scroll it through the cursor of the list; focusable for those who scroll by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling area */}
      <div className={styles.list} tabIndex={0}>
        <Menu
          className={styles.menu ?? ''}
          aria-label={t('palette.results')}
          renderEmptyState={() => <div className={styles.nothing}>{t('search.nothing')}</div>}
        >
          {people.length > 0 && (
            <Section title={t('people')}>
              {people.map((person) => (
                <Item
                  key={person.id}
                  id={person.id}
                  text={person.fn}
                  icon={<User size={15} className={styles.icon} aria-hidden />}
                  onChoose={() => choose(() => go(paths.person(person.id)))}
                >
                  <PersonName person={person} />
                  {person.organisation !== undefined && (
                    <span className={styles.sub}>{person.organisation}</span>
                  )}
                </Item>
              ))}
            </Section>
          )}
          {meetups.length > 0 && (
            <Section title={t('meetups')}>
              {meetups.map((meetup) => (
                <Item
                  key={meetup.id}
                  id={meetup.id}
                  text={meetup.name}
                  icon={<CalendarDays size={15} className={styles.icon} aria-hidden />}
                  onChoose={() => choose(() => go(paths.meetup(meetup.id)))}
                >
                  <span className={floating.itemText}>
                    <Marked text={meetup.name} marks={meetup.marks} />
                  </span>
                  <span className={styles.sub}>{format.day(meetup.startLocal)}</span>
                </Item>
              ))}
            </Section>
          )}
          {actions.length > 0 && (
            <Section title={t('palette.actions')}>
              {actions.map((action) => (
                <Item
                  key={action.id}
                  id={`action-${action.id}`}
                  text={action.label}
                  icon={<CornerDownRight size={15} className={styles.icon} aria-hidden />}
                  onChoose={() => choose(action.run)}
                >
                  <span className={floating.itemText}>{action.label}</span>
                  {action.shortcut !== undefined && <ShortcutKeys shortcut={action.shortcut} />}
                </Item>
              ))}
            </Section>
          )}
        </Menu>
      </div>
    </Autocomplete>
  );
};

const Section = (props: { title: string; children: ReactNode }) => (
  <MenuSection>
    <Header className={floating.section ?? ''}>{props.title}</Header>
    {props.children}
  </MenuSection>
);

const Item = (props: {
  id: string;
  text: string;
  icon: ReactNode;
  onChoose: () => void;
  children: ReactNode;
}) => (
  <MenuItem
    id={props.id}
    textValue={props.text}
    className={floating.item ?? ''}
    onAction={props.onChoose}
  >
    {props.icon}
    {props.children}
  </MenuItem>
);

/** The keys of a shortcut; two-key shortcuts (`g p`) as two keys after one another. */
export const ShortcutKeys = ({ shortcut }: { shortcut: string }) => (
  <>
    {shortcut.split(' ').map((keys) => (
      <Kbd key={keys} keys={keys} />
    ))}
  </>
);

const matches = (action: Action, term: string): boolean =>
  term
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => action.label.toLocaleLowerCase().includes(word));
