import { LogIn, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/index.ts';
import type { Door } from './useDoor.ts';

/** Whether Enter and scans let people in or out. */
export const Direction = ({ door }: { door: Door }) => {
  const { t } = useTranslation('door');
  const isOut = door.direction === 'out';
  const Icon = isOut ? LogOut : LogIn;
  return (
    <Button
      size="small"
      variant={isOut ? 'primary' : 'quiet'}
      onPress={() => {
        door.clearOutcome();
        door.setDirection(isOut ? 'in' : 'out');
      }}
    >
      <Icon size={15} aria-hidden />
      {t(isOut ? 'direction.out' : 'direction.in')}
    </Button>
  );
};
