import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';

/** What {@link Dialog} takes. */
export interface DialogProps {
  readonly isOpen: boolean;
  /** Called with Esc, a click outside or a cancel button. */
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: 'normal' | 'wide';
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode;
  /** Makes body and footer one form, so that Enter in a field submits it. */
  readonly onSubmit?: () => void;
}

/** A window over the page. Focus goes in, stays in, and returns to where it was. */
export const Dialog = (props: DialogProps) => (
  <ModalOverlay
    isOpen={props.isOpen}
    onOpenChange={(isOpen) => !isOpen && props.onClose()}
    isDismissable={props.role !== 'alertdialog'}
    className={styles.overlay ?? ''}
    data-modal
  >
    <Modal className={classes(styles.modal, props.size === 'wide' && styles.wide)}>
      <AriaDialog className={styles.dialog ?? ''} role={props.role ?? 'dialog'}>
        <header className={styles.header}>
          <Heading slot="title" className={styles.title ?? ''}>
            {props.title}
          </Heading>
        </header>
        <Content {...props} />
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

const Content = ({ children, footer, onSubmit }: DialogProps) => {
  const content = (
    <>
      <div className={styles.body}>{children}</div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </>
  );
  if (onSubmit === undefined) return content;
  return (
    <form
      className={styles.dialog}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // React hands it on to a form that this dialog was opened from.
        event.stopPropagation();
        onSubmit();
      }}
    >
      {content}
    </form>
  );
};
