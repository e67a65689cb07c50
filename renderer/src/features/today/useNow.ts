import { useEffect, useState } from 'react';

const minute = 60_000;

/** The time now, to the minute. */
export const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), minute);
    return () => window.clearInterval(timer);
  }, []);
  return now;
};
