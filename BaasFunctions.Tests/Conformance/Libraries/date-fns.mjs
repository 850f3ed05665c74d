import * as dates from 'date-fns';
import { de, fr } from 'date-fns/locale';

export default function handler() {
  const day = new Date(Date.UTC(2024, 1, 29, 12, 30, 15));
  const start = dates.parse('2024-01-31 08:05', 'yyyy-MM-dd HH:mm', new Date(0));
  return {
    formatted: ['yyyy-MM-dd', 'EEEE, d. MMMM yyyy', "QQQ R-'W'II", 'PPPP', 'h:mm a', 'do'].map((pattern) => [dates.format(day, pattern), dates.format(day, pattern, { locale: de }), dates.format(day, pattern, { locale: fr })]),
    added: [dates.addMonths(start, 1), dates.addBusinessDays(start, 10), dates.subYears(day, 1)].map((date) => dates.formatISO(date, { representation: 'date' })),
    between: [dates.differenceInCalendarDays(day, start), dates.differenceInBusinessDays(day, start), dates.formatDistance(day, start), dates.formatDistanceStrict(day, start, { locale: de })],
    interval: dates.eachWeekOfInterval({ start, end: day }, { weekStartsOn: 1 }).map((date) => dates.format(date, 'MM-dd')),
    duration: dates.formatDuration(dates.intervalToDuration({ start, end: day })),
    valid: [dates.isValid(dates.parseISO('2023-02-29')), dates.isLeapYear(day), dates.isWeekend(day), dates.getISOWeek(day)],
    rounded: dates.formatISO(dates.roundToNearestMinutes(day, { nearestTo: 15 })),
  };
}
