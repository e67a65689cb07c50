import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import { askBeforeUnload } from './unload.ts';

/** What {@link Dialog} takes. */
export interface DialogProps {
  readonly isOpen: boolean;
  /**
   * Called with Esc, a click outside or a cancel button. A form in which something was entered stays
   * when one clicks outside, and asks before Esc or a closed window throws it away.
   */
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: 'normal' | 'wide';
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode;
  /** Makes body and footer one form, so that Enter in a field submits it. */
  readonly onSubmit?: () => void;
  /** Whether a form holds something that would be lost; else whatever was entered counts. */
  readonly isChanged?: boolean;
}

/** A window over the page. Focus goes in, stays in, and returns to where it was. */
export const Dialog = (props: DialogProps) => {
  const { isOpen, onClose, role, size, title } = props;
  const enteredRef = useRef(false);
  const [isAsking, setAsking] = useState(false);
  const { isChanged } = props;
  const wouldLose = (): boolean => isChanged ?? enteredRef.current;
  useEffect(
    () => (isOpen ? askBeforeUnload(() => isChanged ?? enteredRef.current) : undefined),
    [isOpen, isChanged],
  );
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) return;
        if (wouldLose()) setAsking(true);
        else onClose();
      }}
      isDismissable={role !== 'alertdialog'}
      shouldCloseOnInteractOutside={() => !wouldLose()}
      className={styles.overlay ?? ''}
      data-modal
    >
      <Modal className={classes(styles.modal, size === 'wide' && styles.wide)}>
        <AriaDialog className={styles.dialog ?? ''} role={role ?? 'dialog'}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
          </header>
          <Content {...props} enteredRef={enteredRef} />
        </AriaDialog>
        {isAsking && (
          <DiscardQuestion
            onKeep={() => setAsking(false)}
            onDiscard={() => {
              setAsking(false);
              onClose();
            }}
          />
        )}
      </Modal>
    </ModalOverlay>
  );
};

const Content = (props: DialogProps & { readonly enteredRef: RefObject<boolean> }) => {
  const { children, footer, enteredRef, onSubmit } = props;
  useEffect(() => {
    // A dialog that is opened again begins anew.
    enteredRef.current = false;
  }, [enteredRef]);
  const body = useRef<HTMLDivElement>(null);
  // Going to a button leaves the field before it, and what was wrong there may go away: a button
  // that moves from under the pointer would miss the press.
  const holdStill = (): void => {
    const { current } = body;
    if (current === null) return;
    current.style.minBlockSize = `${current.offsetHeight}px`;
    const letGo = (): void => {
      current.style.minBlockSize = '';
    };
    window.addEventListener('click', letGo, { once: true });
    window.addEventListener('pointercancel', letGo, { once: true });
  };
  const content = (
    <>
      <div ref={body} className={styles.body}>
        {children}
      </div>
      {footer !== undefined && (
        <footer className={styles.footer} onPointerDownCapture={holdStill}>
          {footer}
        </footer>
      )}
    </>
  );
  if (onSubmit === undefined) return content;
  return (
    <form
      className={styles.dialog}
      noValidate
      onInput={() => {
        enteredRef.current = true;
      }}
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

const DiscardQuestion = (props: { onKeep: () => void; onDiscard: () => void }) => {
  const { t } = useTranslation('app');
  return (
    <Dialog
      isOpen
      onClose={props.onKeep}
      role="alertdialog"
      title={t('discard.title')}
      footer={
        <>
          <Button onPress={props.onDiscard}>{t('discard.discard')}</Button>
          <Button variant="primary" autoFocus onPress={props.onKeep}>
            {t('discard.keep')}
          </Button>
        </>
      }
    >
      <p>{t('discard.text')}</p>
    </Dialog>
  );
};
