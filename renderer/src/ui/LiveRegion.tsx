import { VisuallyHidden } from 'react-aria-components';
import { useAnnouncements } from './announce.ts';

/** Where `announce` is heard. The frame holds one; it stays audible while a dialog is open. */
export const LiveRegion = () => {
  const { polite, assertive, count } = useAnnouncements();
  // A changing no-break space makes repeated sentences count as new ones.
  const tail = count % 2 === 0 ? '' : '\u00a0';
  return (
    <div data-react-aria-top-layer="true">
      <VisuallyHidden>
        <output aria-live="polite">{polite === '' ? '' : polite + tail}</output>
        <div role="alert" aria-live="assertive">
          {assertive === '' ? '' : assertive + tail}
        </div>
      </VisuallyHidden>
    </div>
  );
};
