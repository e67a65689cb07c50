import { Ellipsis, Eraser, FileDown, Pencil, Trash2, UserX, X } from 'lucide-react';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import type { PersonPatch } from '#shared/contract/people.ts';
import { useDataClient, runCommand, useLiveQuery } from '../../../client/index.ts';
import {
  EmptyState,
  ErrorText,
  errorSentence,
  IconButton,
  Menu,
  MenuItem,
  NewerNotice,
  StatusMark,
  Tag,
  useFormat,
} from '../../../ui/index.ts';
import { ConsentSection } from '../care/ConsentSection.tsx';
import { EraseDialog } from '../care/EraseDialog.tsx';
import { ExportDialog } from '../care/ExportDialog.tsx';
import { NoteForm } from '../care/NoteForm.tsx';
import { consentTone } from '../consentTone.ts';
import { Affiliations } from './Affiliations.tsx';
import { Exchanges } from './Exchanges.tsx';
import { Facts } from './Facts.tsx';
import styles from './PersonPanel.module.css';
import { Timeline } from './Timeline.tsx';
import type { SavePatch } from './types.ts';

type Known = NonNullable<Output<'people.person'>>;

/** Everything about one person, each fact editable where it stands. */
export const PersonPanel = (props: {
  personId: string;
  panelRef: RefObject<HTMLElement | null>;
  /** Opened from the keyboard: the focus goes in. */
  takesFocus: boolean;
  onClose: () => void;
  onDelete: () => void;
}) => {
  const { t } = useTranslation('people');
  const { panelRef, takesFocus, onClose } = props;
  const { value, error } = useLiveQuery('people.person', { id: props.personId });
  const save = useSavePatch(value?.person._id ?? props.personId);
  useEffect(() => {
    if (takesFocus) panelRef.current?.focus();
  }, [takesFocus, panelRef]);
  return (
    <aside ref={panelRef} className={styles.panel} tabIndex={-1} aria-label={t('panel.label')}>
      <ErrorText error={error} boxed />
      {value === null && (
        <>
          <CloseButton onClose={onClose} />
          <EmptyState icon={UserX} title={t('gone.title')} text={t('gone.text')} />
        </>
      )}
      {value !== null && value !== undefined && (
        <Person known={value} save={save} onClose={onClose} onDelete={props.onDelete} />
      )}
    </aside>
  );
};

const Person = (props: {
  known: Known;
  save: SavePatch;
  onClose: () => void;
  onDelete: () => void;
}) => {
  const { t } = useTranslation(['people', 'care']);
  const { known, save } = props;
  const { person } = known;
  const [isNaming, setNaming] = useState(false);
  const [dialog, setDialog] = useState<'export' | 'erase'>();
  return (
    <>
      <Header known={known}>
        <IconButton
          size="small"
          label={t('panel.editName')}
          onPress={() => setNaming(!isNaming)}
          aria-pressed={isNaming}
        >
          <Pencil size={15} aria-hidden />
        </IconButton>
        <Menu
          label={t('panel.menu')}
          button={
            <IconButton size="small" label={t('panel.menu')}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem
            text={t('care:export.menu')}
            icon={<FileDown size={14} aria-hidden />}
            onAction={() => setDialog('export')}
          />
          <MenuItem
            text={t('care:erase.menu')}
            icon={<Eraser size={14} aria-hidden />}
            onAction={() => setDialog('erase')}
            isDangerous
          />
          <MenuItem
            text={t('panel.delete')}
            icon={<Trash2 size={14} aria-hidden />}
            onAction={props.onDelete}
            isDangerous
          />
        </Menu>
        <CloseButton onClose={props.onClose} />
      </Header>
      <Facts person={person} lang={known.lang} isNaming={isNaming} save={save} />
      <Exchanges exchanges={person.exchanges} save={save} />
      <Affiliations affiliations={person.affiliations} save={save} />
      {dialog === 'export' && (
        <ExportDialog personId={person._id} name={person.fn} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'erase' && (
        <EraseDialog
          personId={person._id}
          onClose={() => setDialog(undefined)}
          onErased={props.onClose}
        />
      )}
      <ConsentSection personId={person._id} />
      <Timeline entries={known.timeline}>
        <NoteForm personId={person._id} />
      </Timeline>
    </>
  );
};

const Header = ({ known, children }: { known: Known; children: ReactNode }) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { person, lang, consent } = known;
  const reading = [person.latin, person.phonetic].filter(
    (text): text is string => text !== undefined && text !== '' && text !== person.fn,
  );
  return (
    <header>
      <div className={styles.top}>
        <div className={styles.names}>
          <h2 lang={lang}>
            <bdi>{person.fn}</bdi>
          </h2>
        </div>
        {children}
      </div>
      <p className={styles.pronounce}>
        {[
          ...reading,
          ...(person.calling === undefined ? [] : [t('panel.say', { name: person.calling })]),
        ].join(' · ')}
      </p>
      {known.newer === true && <NewerNotice />}
      <div className={styles.marks}>
        <StatusMark tone={consentTone(consent)} text={t(`consentSentence.${consent}`)} />
        {person.status !== 'active' && <Tag text={t(`status.${person.status}`)} />}
        {isMinor(person.minorUntil) && (
          <StatusMark
            tone="warn"
            text={t('panel.minor', { day: format.day(person.minorUntil ?? '') })}
          />
        )}
        {person.kind !== 'member' && <Tag text={t(`kind.${person.kind}`)} />}
      </div>
    </header>
  );
};

const CloseButton = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('people');
  return (
    <IconButton size="small" label={t('panel.close')} onPress={onClose}>
      <X size={16} aria-hidden />
    </IconButton>
  );
};

const isMinor = (until: string | undefined): boolean =>
  until !== undefined && new Date().toISOString().slice(0, 10) < until;

/** Saves a change of the person; answers the sentence that explains why not, or `undefined`. */
const useSavePatch = (id: string): SavePatch => {
  const { t } = useTranslation();
  const client = useDataClient();
  return async (patch: PersonPatch) => {
    const answer = await runCommand({ client, name: 'people.edit', input: { id, patch } });
    return answer.ok ? undefined : errorSentence(t, answer.error);
  };
};
