import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import { Button, Dialog, ErrorText, ProgressBar } from '../../../ui/index.ts';

/** The frame of every dialog about many people: fields, what is wrong, how far it is, two buttons. */
export const BulkDialog = (props: {
  title: string;
  submit: string;
  onSubmit: () => void;
  /** Asks running work to stop; without work it closes. */
  onClose: () => void;
  work: {
    readonly isRunning: boolean;
    readonly progress: { readonly done: number; readonly total: number } | undefined;
    readonly error: AppError | undefined;
  };
  isDisabled?: boolean;
  /** See `Dialog`. */
  isChanged?: boolean;
  children: ReactNode;
}) => {
  const { t } = useTranslation('roster');
  const { work } = props;
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      {...(props.isChanged !== undefined && { isChanged: props.isChanged })}
      onSubmit={() => {
        if (!work.isRunning && props.isDisabled !== true) props.onSubmit();
      }}
      footer={
        <>
          <Button variant="quiet" onPress={props.onClose}>
            {t('app:dialog.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            isDisabled={work.isRunning || props.isDisabled === true}
          >
            {props.submit}
          </Button>
        </>
      }
    >
      {props.children}
      {work.progress !== undefined && (
        <ProgressBar label={t('bulk.working')} progress={work.progress} />
      )}
      <ErrorText error={work.error} boxed />
    </Dialog>
  );
};
