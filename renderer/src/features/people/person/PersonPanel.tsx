import {
  Ellipsis,
  Eraser,
  FileDown,
  ImageOff,
  ImagePlus,
  Pencil,
  Trash2,
  UserX,
  X,
} from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
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
  MenuSeparator,
} from '../../../ui/index.ts';
import { ConsentSection } from '../care/ConsentSection.tsx';
import { EraseDialog } from '../care/EraseDialog.tsx';
import { ExportDialog } from '../care/ExportDialog.tsx';
import { NoteForm } from '../care/NoteForm.tsx';
import { Affiliations } from './Affiliations.tsx';
import { Exchanges } from './Exchanges.tsx';
import { Facts } from './Facts.tsx';
import { PersonHeader } from './PersonHeader.tsx';
import styles from './PersonPanel.module.css';
import { PhotoTarget } from './PhotoTarget.tsx';
import { Timeline } from './Timeline.tsx';
import type { SavePatch } from './types.ts';
import { usePhoto } from './usePhoto.ts';

type Known = NonNullable<Output<'people.person'>>;

/** Everything about one person, each fact editable where it stands. */
export const PersonPanel = (props: {
  personId: string;
  panelRef: RefObject<HTMLElement | null>;
  /** Opened from the keyboard: the focus goes in. */
  takesFocus: boolean;
  onClose: () => void;
  onDelete: () => void;
  onErased: () => void;
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
        <Person
          known={value}
          save={save}
          onClose={onClose}
          onDelete={props.onDelete}
          onErased={props.onErased}
        />
      )}
    </aside>
  );
};

const Person = (props: {
  known: Known;
  save: SavePatch;
  onClose: () => void;
  onDelete: () => void;
  onErased: () => void;
}) => {
  const { t } = useTranslation(['people', 'care']);
  const { known, save } = props;
  const { person } = known;
  const photo = usePhoto(person._id);
  const fileInput = useRef<HTMLInputElement>(null);
  const [isNaming, setNaming] = useState(false);
  const [dialog, setDialog] = useState<'export' | 'erase'>();
  return (
    <PhotoTarget photo={photo} inputRef={fileInput}>
      <PersonHeader known={known} image={photo.image}>
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
            text={t(photo.image === undefined ? 'photo.choose' : 'photo.replace')}
            icon={<ImagePlus size={14} aria-hidden />}
            onAction={() => fileInput.current?.click()}
          />
          {photo.image !== undefined && (
            <MenuItem
              text={t('photo.remove')}
              icon={<ImageOff size={14} aria-hidden />}
              onAction={() => void photo.remove()}
            />
          )}
          <MenuSeparator />
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
      </PersonHeader>
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
          onErased={props.onErased}
        />
      )}
      <ConsentSection personId={person._id} />
      <Timeline entries={known.timeline}>
        <NoteForm personId={person._id} />
      </Timeline>
    </PhotoTarget>
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

/** Saves a change of the person; answers the sentence that explains why not, or `undefined`. */
const useSavePatch = (id: string): SavePatch => {
  const { t } = useTranslation();
  const client = useDataClient();
  return async (patch: PersonPatch) => {
    const answer = await runCommand({ client, name: 'people.edit', input: { id, patch } });
    return answer.ok ? undefined : errorSentence(t, answer.error);
  };
};
