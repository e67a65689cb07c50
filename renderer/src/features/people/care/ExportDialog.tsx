import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import { personCard } from '#shared/domain/people-export/personCard.ts';
import { cleanFileName } from '#shared/formats/dossier/fileName.ts';
import { writeCards } from '#shared/formats/vcard/writeCards.ts';
import { useDataClient } from '../../../client/index.ts';
import {
  Button,
  Dialog,
  ErrorText,
  offerFile,
  Select,
  showToast,
  useFormat,
} from '../../../ui/index.ts';
import { useDossierPage } from './useDossierPage.ts';

const forms = ['html', 'json', 'vcard'] as const;

/** Saves everything that is kept about a person as a file to give to them. */
export const ExportDialog = (props: { personId: string; name: string; onClose: () => void }) => {
  const { t } = useTranslation('care');
  const client = useDataClient();
  const format = useFormat();
  const pageOf = useDossierPage();
  const [form, setForm] = useState<(typeof forms)[number]>('html');
  const [error, setError] = useState<AppError>();
  const save = async (): Promise<void> => {
    const answer = await client.query('people.dossier', { id: props.personId });
    if (!answer.ok) return setError(answer.error);
    if (answer.value === null) return setError({ code: 'not-found' });
    const dossier = answer.value;
    const file = {
      html: () => ({ ending: 'html', type: 'text/html', text: pageOf(dossier) }),
      json: () => ({
        ending: 'json',
        type: 'application/json',
        text: `${JSON.stringify(dossier, undefined, 2)}\n`,
      }),
      vcard: () => ({
        ending: 'vcf',
        type: 'text/vcard',
        text: writeCards(
          [
            {
              ...personCard(dossier.person, { language: format.locale, withContact: true }),
              ...(dossier.photo !== undefined && { photo: dossier.photo }),
            },
          ],
          '4.0',
        ),
      }),
    }[form]();
    const name = cleanFileName(props.name, file.ending);
    offerFile(new Blob([file.text], { type: `${file.type};charset=utf-8` }), name);
    showToast({ text: t('export.saved', { file: name }) });
    props.onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('export.title', { name: props.name })}
      onClose={props.onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onPress={props.onClose}>{t('app:dialog.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('export.save')}
          </Button>
        </>
      }
    >
      <p>{t('export.text')}</p>
      <Select
        label={t('export.format')}
        options={forms.map((id) => ({ id, label: t(`export.${id}`) }))}
        value={form}
        onChange={setForm}
        autoFocus
      />
      <ErrorText error={error} boxed />
    </Dialog>
  );
};
