import { useEffect, useState } from 'react';

const minute = 60_000;

/** The current moment (UTC, ISO 8601 with milliseconds), renewed every minute. */
export const useNow = (): string => {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date().toISOString()), minute);
    return () => window.clearInterval(timer);
  }, []);
  return now;
};
