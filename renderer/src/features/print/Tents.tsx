import type { PrintedGuest } from '#shared/contract/report.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { Paper } from '#shared/domain/print/labelSheets.ts';
import { PaperName } from './PaperName.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './Labels.module.css';

/** Name signs for the table, one per sheet, folded in the middle and read from both sides. */
export const Tents = (props: { meetup: Meetup; guests: readonly PrintedGuest[]; paper: Paper }) =>
  props.guests.map((guest) => (
    <Sheet key={guest.token} paper={props.paper}>
      {(['back', 'front'] as const).map((side) => (
        <div
          key={side}
          className={side === 'back' ? styles.tentBack : styles.tentFront}
          aria-hidden={side === 'back'}
        >
          <PaperName person={guest.person} />
          <p className={styles.organisation}>{guest.person.organisation}</p>
        </div>
      ))}
    </Sheet>
  ));
