import type { ReactNode, RefObject } from 'react';
import styles from './PersonPanel.module.css';
import type { Photo } from './usePhoto.ts';

/** Takes a photo that is dropped or pasted on what stands in it, or chosen with the hidden input. */
export const PhotoTarget = ({
  photo,
  inputRef,
  children,
}: {
  photo: Photo;
  inputRef: RefObject<HTMLInputElement | null>;
  children: ReactNode;
}) => {
  return (
    <div
      onPaste={(event) => {
        const { files } = event.clipboardData;
        if (files.length === 0) return;
        event.preventDefault();
        void photo.take(files);
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        const { files } = event.dataTransfer;
        if (files.length === 0) return;
        event.preventDefault();
        void photo.take(files);
      }}
    >
      <input
        ref={inputRef}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again.
          event.target.value = '';
          void photo.take(files);
        }}
      />
      {photo.problem !== undefined && (
        <p role="alert" className={styles.photoProblem}>
          {photo.problem}
        </p>
      )}
      {children}
    </div>
  );
};
