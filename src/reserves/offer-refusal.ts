/** Why an answer to an offer is refused, for the student and for her coordinator; by the code of the Problem. */
export const offerSentences: Readonly<Record<string, string>> = {
  'offer-closed': 'Erbjudandet är redan besvarat eller gäller inte längre.',
  'offer-expired': 'Svarstiden har gått ut. Platsen går till nästa reserv.',
};
