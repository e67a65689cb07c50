import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../ui/index.ts';
import { useForgetting } from './forgetting.ts';

/** Asks what `mayForget` wants to know, over whatever page is shown. */
export const ForgetQuestion = () => {
  const { t } = useTranslation('import');
  const { fileName, question } = useForgetting();
  if (question === undefined) return null;
  const { loss, answer } = question;
  return (
    <Dialog
      isOpen
      onClose={() => answer(false)}
      role="alertdialog"
      title={t(`forget.${loss}.title`)}
      footer={
        <>
          <Button onPress={() => answer(true)}>{t(`forget.${loss}.yes`)}</Button>
          <Button variant="primary" autoFocus onPress={() => answer(false)}>
            {t('forget.keep')}
          </Button>
        </>
      }
    >
      <p>{t(`forget.${loss}.text`, { file: fileName ?? '' })}</p>
    </Dialog>
  );
};
