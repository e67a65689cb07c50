import { CalendarX2, CloudOff, HardDrive, Volume2, VolumeX } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Output } from '#shared/contract/index.ts';
import { instantToLocal } from '#shared/domain/time/zonedTime.ts';
import { Button, Kbd, paths, useFormat } from '../../ui/index.ts';
import { setDoorSound, useDoorSound } from './sound.ts';
import { Direction } from './Direction.tsx';
import { Lists } from './Lists.tsx';
import type { Door } from './useDoor.ts';
import styles from './Door.module.css';

type Status = NonNullable<Output<'door.status'>>;

/** Which door this is, that it works without a network, sound, and the way out. */
export const DoorTop = (props: {
  meetupId: string;
  status: Status | undefined;
  list: string;
  onList: (key: string) => void;
  door: Door;
}) => {
  const { t } = useTranslation('door');
  const [, go] = useLocation();
  const format = useFormat();
  const { status } = props;
  return (
    <header className={styles.top}>
      <span className={styles.mark} lang="ja" aria-hidden>
        集
      </span>
      <h1 className={styles.name}>{status?.name}</h1>
      {status !== undefined && (
        <Lists
          meetupId={props.meetupId}
          lists={status.lists}
          list={props.list}
          onList={props.onList}
        />
      )}
      {status !== undefined && isAnotherDay(status) && (
        <span className={styles.notToday}>
          <CalendarX2 size={15} aria-hidden />
          {t('notToday', { day: format.day(status.startLocal) })}
        </span>
      )}
      <div className={styles.topEnd}>
        <Direction door={props.door} />
        <NetworkState />
        <SoundSwitch />
        <Button size="small" onPress={() => go(paths.meetup(props.meetupId))}>
          <Kbd keys="escape" /> {t('leave')}
        </Button>
      </div>
    </header>
  );
};

const NetworkState = () => {
  const { t } = useTranslation('door');
  const isOnline = useSyncExternalStore(listenToNetwork, () => navigator.onLine);
  const Icon = isOnline ? HardDrive : CloudOff;
  return (
    <output className={styles.network}>
      <Icon size={15} aria-hidden />
      {t(isOnline ? 'network.saved' : 'network.offline')}
    </output>
  );
};

const listenToNetwork = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

const SoundSwitch = () => {
  const { t } = useTranslation('door');
  const { isOn } = useDoorSound();
  const Icon = isOn ? Volume2 : VolumeX;
  return (
    <Button size="small" variant="quiet" onPress={() => setDoorSound(!isOn)}>
      <Icon size={15} aria-hidden />
      {t(isOn ? 'sound.on' : 'sound.off')}
    </Button>
  );
};

const isAnotherDay = ({ startLocal, endLocal, timeZone }: Status): boolean => {
  try {
    const today = instantToLocal(new Date().toISOString(), timeZone).slice(0, 10);
    return today < startLocal.slice(0, 10) || today > endLocal.slice(0, 10);
  } catch {
    // A zone this computer does not know: no reason to warn.
    return false;
  }
};
