export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export const shortMonthNames = monthNames.map((name) => name.slice(0, 3));
export const shortWeekdayNames = weekdayNames.map((name) => name.slice(0, 3));
