/** The rooms in river order: a room imports only rooms before it. The only list; the floors follow from it. */
exports.rooms = [
  'organisations',
  'people',
  'notices',
  'programmes',
  'agreements',
  'capacity',
  'bookings',
  'fairness',
  'allocation',
  'swaps',
  'attendance',
  'housing',
  'invoicing',
  'forecast',
  'bundle',
  'river',
];
