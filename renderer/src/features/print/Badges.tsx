import { useTranslation } from 'react-i18next';
import type { PrintedGuest } from '#shared/contract/report.ts';
import { badgeCode } from '#shared/domain/meetup/badgeCode.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { layOut, type LabelSheet } from '#shared/domain/print/labelSheets.ts';
import { classes, QrCode } from '../../ui/index.ts';
import { PaperName } from './PaperName.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './Labels.module.css';

// Millimetres. Small labels have no room for the meetup's name and a large code.
const lowLabel = 45;

/** One badge per guest on label sheets: name, function, and the code that the door reads. */
export const Badges = (props: {
  meetup: Meetup;
  guests: readonly PrintedGuest[];
  sheet: LabelSheet;
  skip: number;
}) => {
  const { t } = useTranslation('report');
  const { sheet } = props;
  const isLow = sheet.height < lowLabel;
  return layOut(sheet, props.guests, props.skip).map((places, index) => (
    <Sheet key={index} paper={sheet.paper}>
      {places.map(({ item, left, top }) => (
        <article
          key={item.token}
          className={classes(styles.badge, isLow && styles.low, sheet.isCut && styles.cut)}
          style={{
            left: `${left}mm`,
            top: `${top}mm`,
            width: `${sheet.width}mm`,
            height: `${sheet.height}mm`,
          }}
          data-badge
        >
          <PaperName person={item.person} />
          <p className={styles.organisation}>{item.person.organisation}</p>
          <div className={styles.foot}>
            <div className={styles.footTexts}>
              <strong className={styles.function}>{t(`function.${item.function}`)}</strong>
              {!isLow && <span className={styles.meetup}>{props.meetup.name}</span>}
            </div>
            <QrCode text={badgeCode(item.token)} size={isLow ? 14 : 20} />
          </div>
        </article>
      ))}
    </Sheet>
  ));
};
