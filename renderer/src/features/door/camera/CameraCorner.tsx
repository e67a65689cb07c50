import { Camera as CameraIcon, CameraOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce, Button, classes, Select } from '../../../ui/index.ts';
import { createBadgeWatch } from './badgeWatch.ts';
import type { CameraState } from './cameraState.ts';
import { useCamera } from './useCamera.ts';
import { useCodes } from './useCodes.ts';
import styles from './CameraCorner.module.css';

/** Reads badges with a camera, in a corner of the door; off until somebody turns it on. */
export const CameraCorner = ({ onToken }: { onToken: (token: string) => void }) => {
  const { t } = useTranslation('door');
  const camera = useCamera();
  const { state } = camera;
  return (
    <section className={styles.corner} aria-label={t('camera.label')}>
      {state.kind === 'failed' && (
        <p className={styles.trouble} role="alert">
          {t(`camera.trouble.${state.why}`)}
        </p>
      )}
      {state.kind === 'on' && (
        <Picture
          key={state.stream.id}
          camera={state}
          onToken={onToken}
          onFail={camera.fail}
          onChoose={camera.turnOn}
        />
      )}
      {state.kind === 'on' ? (
        <Button size="small" variant="quiet" onPress={camera.turnOff}>
          <CameraOff size={15} aria-hidden />
          {t('camera.turnOff')}
        </Button>
      ) : (
        <Button
          size="small"
          variant="quiet"
          isDisabled={state.kind === 'asking'}
          onPress={() => camera.turnOn()}
        >
          <CameraIcon size={15} aria-hidden />
          {t(state.kind === 'asking' ? 'camera.asking' : 'camera.turnOn')}
        </Button>
      )}
    </section>
  );
};

interface PictureProps {
  readonly camera: Extract<CameraState, { kind: 'on' }>;
  readonly onToken: (token: string) => void;
  readonly onFail: () => void;
  readonly onChoose: (deviceId: string) => void;
}

const Picture = ({ camera, onToken, onFail, onChoose }: PictureProps) => {
  const { t } = useTranslation('door');
  const [watch] = useState(createBadgeWatch);
  const [isForeign, setForeign] = useState(false);
  const video = useCodes(camera.stream, {
    onFail,
    onLook: (codes, at) => {
      const look = watch(codes, at);
      setForeign(look.isForeign);
      if (look.isForeign && !isForeign) announce(t('camera.foreign'), 'assertive');
      for (const token of look.tokens) onToken(token);
    },
  });
  return (
    <>
      <video
        ref={video}
        className={classes(styles.picture, camera.isMirror && styles.mirror)}
        aria-label={t('camera.picture')}
        autoPlay
        muted
        playsInline
      />
      <p className={classes(styles.hint, isForeign && styles.foreign)}>
        {t(isForeign ? 'camera.foreign' : 'camera.hint')}
      </p>
      {camera.choices.length > 1 && (
        <Select
          label={t('camera.which')}
          value={camera.deviceId}
          options={camera.choices}
          onChange={onChoose}
        />
      )}
    </>
  );
};
