export { writeCalendar, type Calendar, type CalendarEvent } from './calendar.ts';
export { writeTimeZone } from './timeZone.ts';
