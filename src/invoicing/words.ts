export const typeNames = { invoice: 'Faktura', supplementary: 'Tilläggsfaktura', credit_note: 'Kreditfaktura' } as const;

export const kindNames = { teaching: 'Undervisning', housing: 'Boende', travel: 'Resa', cancellation: 'Sen avbokning', fixed: 'Fast ersättning' } as const;

export const vatNames: Readonly<Record<string, string>> = {
  O: 'Utanför mervärdesskatt (O)',
  E: 'Undantaget från mervärdesskatt (E)',
  S: 'Mervärdesskatt 25 % (S)',
};
