import { useTranslation } from 'react-i18next';
import { LossQuestion } from '../../ui/index.ts';
import { useForgetting } from './forgetting.ts';

/** Asks what `mayForget` wants to know, over whatever page is shown. */
export const ForgetQuestion = () => {
  const { t } = useTranslation('import');
  const { fileName, question } = useForgetting();
  if (question === undefined) return null;
  const { loss, answer } = question;
  return (
    <LossQuestion
      title={t(`forget.${loss}.title`)}
      text={t(`forget.${loss}.text`, { file: fileName ?? '' })}
      lose={t(`forget.${loss}.yes`)}
      keep={t('forget.keep')}
      onLose={() => answer(true)}
      onKeep={() => answer(false)}
    />
  );
};
