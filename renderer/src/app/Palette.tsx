import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { showFrameDialog, useFrameState } from './frameState.ts';
import { PaletteSearch } from './PaletteSearch.tsx';
import styles from './Palette.module.css';

/** The command palette: people, meetups and every action, by typing. */
export const Palette = () => {
  const isOpen = useFrameState((state) => state.dialog === 'palette');
  const { t } = useTranslation('app');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && showFrameDialog(null)}
      isDismissable
      className={styles.overlay ?? ''}
      data-modal
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('palette.open')}>
          <PaletteSearch />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
