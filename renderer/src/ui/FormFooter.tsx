import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

/** The end of a form in a dialog: what else can be done with it, Cancel, and the main button last. */
export const FormFooter = (props: {
  onCancel: () => void;
  /** What the main button does; "Save" when absent. */
  text?: string;
  children?: ReactNode;
}) => {
  const { t } = useTranslation('app');
  return (
    <>
      {props.children}
      <Button onPress={props.onCancel}>{t('dialog.cancel')}</Button>
      <Button type="submit" variant="primary">
        {props.text ?? t('dialog.save')}
      </Button>
    </>
  );
};
