import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PastedLine } from '#shared/contract/guests.ts';
import { repeatsEarlier } from '#shared/domain/meetup/pastedGuests.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { useCommand, useDataClient } from '../../client/index.ts';
import { Button, Dialog, ErrorText, Select, TextField } from '../../ui/index.ts';
import styles from './GuestDialog.module.css';

const asNew = 'new';
const leaveOut = 'skip';

/** Adds guests from pasted lines: known people are found, unknown ones can become people. */
export const PasteGuestsDialog = (props: { meetupId: string; onClose: () => void }) => {
  const { t } = useTranslation('planning');
  const client = useDataClient();
  const add = useCommand('guests.addPasted');
  const [text, setText] = useState('');
  const [lines, setLines] = useState<readonly PastedLine[]>();
  const [choices, setChoices] = useState<readonly string[]>([]);
  const [read, setRead] = useState<{ readonly lines: number; readonly leftOut: number }>();
  const [error, setError] = useState<AppError>();

  const readFile = async (file: File): Promise<void> => {
    const answer = await client.query('guests.readFile', {
      bytes: new Uint8Array(await file.arrayBuffer()),
    });
    setError(answer.ok ? undefined : answer.error);
    setRead(answer.ok ? answer.value : undefined);
    if (answer.ok) setText(answer.value.text);
  };

  const match = async (): Promise<void> => {
    const answer = await client.query('guests.match', { meetupId: props.meetupId, text });
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    setLines(answer.value.lines);
    setChoices(
      answer.value.lines.map((line, index, all) =>
        repeatsEarlier(line, all.slice(0, index)) ? leaveOut : firstChoice(line),
      ),
    );
  };

  const submit = async (): Promise<void> => {
    if (lines === undefined) {
      await match();
      return;
    }
    const chosen = choices.flatMap((choice, index) => {
      const line = lines[index];
      return line === undefined ? [] : [{ choice, line }];
    });
    const answer = await add.run({
      meetupId: props.meetupId,
      personIds: chosen.flatMap(({ choice }) =>
        choice === asNew || choice === leaveOut ? [] : [choice],
      ),
      newPeople: chosen.flatMap(({ choice, line }) =>
        choice === asNew
          ? [{ name: line.name, ...(line.email !== undefined && { email: line.email }) }]
          : [],
      ),
    });
    if (answer.ok) props.onClose();
  };

  const count = choices.filter((choice) => choice !== leaveOut).length;
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t('paste.title')}
      size="wide"
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={props.onClose}>{t('app:dialog.cancel')}</Button>
          <Button
            type="submit"
            variant="primary"
            isDisabled={lines === undefined ? text.trim() === '' : count === 0}
          >
            {lines === undefined ? t('paste.find') : t('paste.add', { count })}
          </Button>
        </>
      }
    >
      {lines === undefined ? (
        <>
          <TextField
            label={t('paste.label')}
            description={t('paste.hint')}
            value={text}
            onChange={setText}
            lines={8}
            autoFocus
          />
          <div className={styles.file}>
            <FileTrigger
              acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx', '.vcf']}
              onSelect={(files) => {
                const file = files?.[0];
                if (file !== undefined) void readFile(file);
              }}
            >
              <Button>{t('paste.file')}</Button>
            </FileTrigger>
            {read !== undefined && (
              <output>
                {t('paste.read', { count: read.lines })}
                {read.leftOut > 0 && ` ${t('paste.leftOut', { count: read.leftOut })}`}
              </output>
            )}
          </div>
        </>
      ) : (
        <ol className={styles.people} aria-label={t('paste.title')}>
          {lines.map((line, index) => (
            // The same line may be there twice.
            <li key={index}>
              <span>{line.text}</span>
              <Select
                label={t('paste.who', { line: line.text })}
                labelHidden
                value={choices[index] ?? leaveOut}
                options={[
                  ...line.people.map((person) => ({
                    id: person.id,
                    label: person.fn,
                    note: person.isGuest ? t('paste.already') : person.organisation,
                  })),
                  { id: asNew, label: t('paste.new', { name: line.name }) },
                  { id: leaveOut, label: t('paste.skip') },
                ]}
                onChange={(choice) =>
                  setChoices(choices.map((before, at) => (at === index ? choice : before)))
                }
              />
            </li>
          ))}
        </ol>
      )}
      <ErrorText error={error ?? add.error} boxed />
    </Dialog>
  );
};

// One match is meant; with several, or somebody already there, a person has to look.
const firstChoice = ({ people }: PastedLine): string => {
  const [only, another] = people;
  if (only === undefined) return asNew;
  return another === undefined && !only.isGuest ? only.id : leaveOut;
};
